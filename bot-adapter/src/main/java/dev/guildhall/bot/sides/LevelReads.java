package dev.guildhall.bot.sides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Levels as the query side shows them. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT} and throws
 * {@link SideAway} when the query side cannot answer, {@link SideRefused} when it will not. Thread-safe.
 */
public final class LevelReads {
    private final LevelReadRoutes routes;

    LevelReads(LevelReadRoutes routes) {
        this.routes = routes;
    }

    /**
     * What one member has earned.
     *
     * @param rank {@code null} of who has earned nothing
     * @param xpForNext how much it has to be for the next level; 0 on the leaderboard, which does not say
     */
    public record Standing(@Nullable Long rank, String userId, int level, long xp, long xpForNext) {}

    /** Those who have earned the most. */
    public List<Standing> leaderboard(String guildId, int limit) {
        return Call.of(() -> routes.leaderboard(guildId, limit)).data();
    }

    public Standing level(String guildId, String userId) {
        return Call.of(() -> routes.level(guildId, userId)).data();
    }
}
