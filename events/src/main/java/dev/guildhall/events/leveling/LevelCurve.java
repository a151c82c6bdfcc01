package dev.guildhall.events.leveling;

/**
 * How much must be earned for a level. From level {@code n} to the next one it takes {@code 5n² + 50n + 100}, so {@code n}
 * levels together take {@code 5n(2n² + 27n + 91) / 6}, which is always a whole number. With the module's defaults, about
 * twenty a minute, the first level takes five minutes of talking, the tenth four hours, the thirtieth two days and a third:
 * early levels come soon enough to be noticed, later ones stay worth something. It is the curve that the members of most
 * guilds with levels are used to.
 *
 * <p>Whole numbers only, so every side and every machine finds the same level. Levels that stand in the log stay what
 * they are, should the curve ever be another one.
 */
public final class LevelCurve {
    /** Nobody gets here by writing; up to here nothing overflows. */
    static final int MAX_LEVEL = 100_000;

    private static final int SQUARES = 5;
    private static final int DENOMINATOR = 6;

    private LevelCurve() {}

    /**
     * What must have been earned in all for a level.
     *
     * @param level 0 to {@value #MAX_LEVEL}
     * @throws IllegalArgumentException for any other level
     */
    public static long total(int level) {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("no level " + level);
        }
        long n = level;
        return SQUARES * n * (2 * n * n + 27 * n + 91) / DENOMINATOR;
    }

    /** The level of whoever has earned so much: 0 at the beginning. */
    public static int level(long total) {
        int reached = 0;
        int beyond = MAX_LEVEL;
        while (beyond - reached > 1) {
            int middle = (reached + beyond) >>> 1;
            if (total(middle) <= total) {
                reached = middle;
            } else {
                beyond = middle;
            }
        }
        return reached;
    }

    /** What must have been earned in all for the level after the one of whoever has earned so much. */
    public static long next(long total) {
        return total(level(total) + 1);
    }
}
