package dev.guildhall.command.leveling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member has written where writing counts.
 *
 * @param channelId where; {@code null} where the guild has nobody told of levels
 * @param writtenAtMillis by Discord's clock
 * @param amount what it is worth, should it count
 * @param cooldownMillis for how long after a message that counted none counts
 * @param levelRoles those that the guild gives
 */
record EarnXp(
        String guildId,
        String userId,
        @Nullable String channelId,
        long writtenAtMillis,
        int amount,
        long cooldownMillis,
        List<LevelRole> levelRoles)
        implements LevelCommand {
    EarnXp {
        levelRoles = List.copyOf(levelRoles);
    }
}
