package dev.guildhall.events.trigger;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Upper and lower case as one. RE2/J 1.8 mixes tables of its own with those of the Java that it runs on; where they differ
 * it follows letters around for ever, while compiling (its issue 168, U+1C80 to U+1C88 on Java 25). So texts are folded
 * here, and it may only fold what it cannot get lost in.
 */
final class CaseFolding {
    /** No letter below makes a circle that RE2/J does not know; a test goes through all of them. */
    static final int FIRST_UNSAFE = 0x1C80;

    /** Whatever looks like switching it on: seeing too many is harmless, missing one is not. */
    private static final Pattern SWITCHED_ON = Pattern.compile("\\(\\?[A-Za-z-]*i");

    /** Characters written as numbers. */
    private static final Pattern NUMBERED = Pattern.compile("\\\\[x0-7]");

    private CaseFolding() {}

    /** Character by character, there and back, so that letters with one capital between them are the same. */
    static String fold(String text) {
        return text.toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether RE2/J comes to an end with a regular expression, whatever Java it runs on. */
    static boolean isSafe(String regex) {
        if (!SWITCHED_ON.matcher(regex).find()) {
            return true;
        }
        boolean ranges = regex.indexOf('[') >= 0;
        return !NUMBERED.matcher(regex).find()
                && regex.codePoints().allMatch(c -> c < FIRST_UNSAFE || (!ranges && isCaseless(c)));
    }

    private static boolean isCaseless(int codePoint) {
        return Character.toLowerCase(codePoint) == codePoint && Character.toUpperCase(codePoint) == codePoint;
    }
}
