package dev.guildhall.command.identity;

import java.util.regex.Pattern;

/** Ids of Discord are whole numbers of 64 bits without a sign. */
public final class Ids {
    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
    private static final String LARGEST = Long.toUnsignedString(-1);

    private Ids() {}

    public static boolean isSnowflake(String text) {
        return SNOWFLAKE.matcher(text).matches() && (text.length() < LARGEST.length() || text.compareTo(LARGEST) <= 0);
    }
}
