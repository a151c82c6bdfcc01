package dev.guildhall.query.leveling;

import dev.guildhall.events.leveling.LevelCurve;
import org.jspecify.annotations.Nullable;

/**
 * What one member has earned, as it is read.
 *
 * @param xp all of it
 * @param xpForNext how much that has to be for the next level
 * @param rank 1 for whoever has earned the most; those with as much share one. {@code null} of who has earned nothing
 */
record LevelDetails(
        String userId,
        int level,
        long xp,
        long xpForNext,
        @Nullable Long rank) {
    /** More than the level in the log may say, should the curve be another one than it was: the next is never behind. */
    static LevelDetails of(LevelView view, long rank) {
        return new LevelDetails(view.userId(), view.level(), view.xp(), LevelCurve.next(view.xp()), rank);
    }

    static LevelDetails beginner(String userId) {
        return new LevelDetails(userId, 0, 0, LevelCurve.next(0), null);
    }
}
