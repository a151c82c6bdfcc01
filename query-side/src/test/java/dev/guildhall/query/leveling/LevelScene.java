package dev.guildhall.query.leveling;

import dev.guildhall.events.Change;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A guild of its own whose members write, in whatever data base. */
final class LevelScene {
    static final String OLIVIA = "1180000000000000101";
    static final String GENERAL = "1180000000000000201";
    static final String MEMBER_ROLE = "1180000000000000303";
    static final String SUPPORT_ROLE = "1180000000000000304";

    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_090_000L);

    private final QuerySideProcess side;
    private final GuildLog log;
    final String guild = Long.toString(GUILDS.incrementAndGet());

    /** Position from which on the guild is there. */
    final long begin;

    LevelScene(QuerySideProcess side) {
        this.side = side;
        this.log = side.log();
        log.append(new GuildRegistered(guild, "Demo", OLIVIA));
        begin = log.append(new ModuleEnabled(guild, "leveling"));
        side.awaitGuilds(begin);
    }

    static String user(int number) {
        return Long.toString(1_180_000_000_000_095_000L + number);
    }

    XpEarned earning(String userId, long total) {
        return new XpEarned(guild, userId, 20, total, 1_800_000_000_000L + total);
    }

    long earned(String userId, long total) {
        return log.append(earning(userId, total));
    }

    /** Who is told of it, if a channel is given. */
    long reached(String userId, long total, int level, @Nullable String channelId, String... roles) {
        return log.append(earning(userId, total), new LevelReached(guild, userId, level, channelId, List.of(roles)));
    }

    long configured(String field, Object value) {
        return log.append(new ModuleConfigured(guild, "leveling", List.of(new Change(field, null, value))));
    }

    GuildLog log() {
        return log;
    }

    String effect(String userId, String delivery) {
        return guild + "-" + userId + ":" + delivery;
    }

    Reply get(String path) throws Exception {
        return side.get("/api/guilds/" + guild + path, OLIVIA);
    }
}
