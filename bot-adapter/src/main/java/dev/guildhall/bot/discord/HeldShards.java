package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.ShardGrant;
import dev.guildhall.bot.shard.Shards;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sessions of the shards that this process serves at present.
 *
 * @param sessions by shard
 */
record HeldShards(int total, Map<Integer, ShardSession> sessions) {
    /** A process that serves none. */
    static final HeldShards NONE = new HeldShards(0, Map.of());

    static HeldShards of(ShardGrant grant, DiscordLogin login) {
        Map<Integer, ShardSession> sessions = new TreeMap<>();
        grant.range().shards().forEach(shard -> sessions.put(shard, new ShardSession(login, shard)));
        return new HeldShards(grant.total(), sessions);
    }

    /** Empty if the guild is not on any of them. */
    Optional<ShardSession> of(String guildId) {
        return sessions.isEmpty() ? Optional.empty() : Optional.ofNullable(sessions.get(Shards.of(guildId, total)));
    }

    List<Integer> connected() {
        return sessions.entrySet().stream()
                .filter(each -> each.getValue().connected())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
