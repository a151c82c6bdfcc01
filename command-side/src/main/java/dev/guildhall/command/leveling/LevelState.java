package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is known of what a member has earned. Immutable; each {@code after} only assigns.
 *
 * @param earnedAtMillis when the last message was written that counted
 * @param delivered what was done in Discord
 * @param failed causes by delivery, until it succeeds
 * @param sequence of the last event
 */
record LevelState(
        String guildId,
        String userId,
        long total,
        int level,
        long earnedAtMillis,
        Set<String> delivered,
        Map<String, String> failed,
        long sequence) {
    static LevelState beginning(String guildId, String userId) {
        return new LevelState(guildId, userId, 0, 0, 0, Set.of(), Map.of(), -1);
    }

    static LevelState of(LevelSnapshot kept, long at) {
        return new LevelState(
                kept.guildId(),
                kept.userId(),
                kept.total(),
                kept.level(),
                kept.earnedAtMillis(),
                Set.copyOf(kept.delivered()),
                kept.failed(),
                at);
    }

    LevelSnapshot snapshot() {
        return new LevelSnapshot(guildId, userId, total, level, earnedAtMillis, List.copyOf(delivered), failed);
    }

    /** Refused on this state, and on none that came later. */
    Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, sequence);
    }

    LevelState after(LevelingEvent event, long at) {
        return switch (event) {
            case XpEarned earned ->
                new LevelState(guildId, userId, earned.total(), level, earned.earnedAtMillis(), delivered, failed, at);
            case LevelReached reached ->
                new LevelState(guildId, userId, total, reached.level(), earnedAtMillis, delivered, failed, at);
            case LevelingDelivered done -> {
                Set<String> more = new HashSet<>(delivered);
                more.add(done.delivery());
                Map<String, String> fewer = new HashMap<>(failed);
                fewer.remove(done.delivery());
                yield delivered(more, fewer, at);
            }
            case LevelingDeliveryFailed failure -> {
                Map<String, String> more = new HashMap<>(failed);
                more.put(failure.delivery(), failure.cause());
                yield delivered(delivered, more, at);
            }
        };
    }

    private LevelState delivered(Set<String> done, Map<String, String> failures, long at) {
        return new LevelState(
                guildId, userId, total, level, earnedAtMillis, Set.copyOf(done), Map.copyOf(failures), at);
    }
}
