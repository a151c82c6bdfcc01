package dev.guildhall.command.leveling;

import dev.guildhall.eventlog.SnapshotType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a member has earned, as it is kept beside the log. Whoever changes the shape, or what {@code evolve} makes of an
 * event, takes the next revision.
 *
 * @param earnedAtMillis when the last message was written that counted
 * @param delivered what was done in Discord
 * @param failed causes by delivery
 */
@SnapshotType(value = "leveling.State", revision = 1)
record LevelSnapshot(
        String guildId,
        String userId,
        long total,
        int level,
        long earnedAtMillis,
        List<String> delivered,
        Map<String, String> failed) {
    LevelSnapshot {
        Objects.requireNonNull(guildId);
        Objects.requireNonNull(userId);
        delivered = delivered.stream().sorted().toList();
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }
}
