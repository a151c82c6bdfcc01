package dev.guildhall.command.identity;

import java.util.regex.Pattern;

/** Ids of Discord are whole numbers of 64 bits without a sign, which say when they were made. */
public final class Ids {
    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
    private static final String LARGEST = Long.toUnsignedString(-1);
    private static final long DISCORD_EPOCH_MILLIS = 1_420_070_400_000L;
    private static final int TIMESTAMP_SHIFT = 22;

    private Ids() {}

    public static boolean isSnowflake(String text) {
        return SNOWFLAKE.matcher(text).matches() && (text.length() < LARGEST.length() || text.compareTo(LARGEST) <= 0);
    }

    /**
     * When Discord made it, in epoch milliseconds by Discord's clock.
     *
     * @throws NumberFormatException when it is none
     */
    public static long madeAtMillis(String snowflake) {
        return (Long.parseUnsignedLong(snowflake) >>> TIMESTAMP_SHIFT) + DISCORD_EPOCH_MILLIS;
    }
}
