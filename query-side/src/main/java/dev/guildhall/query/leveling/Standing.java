package dev.guildhall.query.leveling;

/**
 * One line of the leaderboard.
 *
 * @param rank 1 for whoever has earned the most; those with as much share one
 * @param xp all that was earned
 */
record Standing(long rank, String userId, int level, long xp) {}
