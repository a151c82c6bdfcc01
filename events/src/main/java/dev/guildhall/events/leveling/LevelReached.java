package dev.guildhall.events.leveling;

import dev.guildhall.events.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member has come to a level. Who passes several at once is told of the highest alone.
 *
 * @param level at least 1; for one member it only ever grows
 * @param channelId where the member wrote; {@code null} where the guild has nobody told of levels
 * @param roleIds those that the guild gives up to this level, in the order of their levels
 */
@EventType("leveling.LevelReached")
public record LevelReached(
        String guildId, String userId, int level, @Nullable String channelId, List<String> roleIds)
        implements LevelingEvent {}
