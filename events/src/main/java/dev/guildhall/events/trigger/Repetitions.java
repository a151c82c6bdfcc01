package dev.guildhall.events.trigger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How large a regular expression may become. Counted repetitions are written out when it is compiled, and those of groups
 * multiply: a line of text could fill the memory before its size can be asked for. So it is judged by its text first.
 */
final class Repetitions {
    /** Most instructions that may be compiled at all; far more than may then be kept. */
    static final long MAX_INSTRUCTIONS = 20_000;

    /** Whatever looks like one: counting too many is harmless, missing one is not. */
    private static final Pattern COUNTED = Pattern.compile("(\\)?)\\{([0-9]+)(?:,([0-9]*))?}");

    private static final int INSTRUCTIONS_PER_CHARACTER = 2;
    private static final int MAX_DIGITS = 4;

    /** The beginning and the end of every program. */
    private static final int FRAME = 4;

    private Repetitions() {}

    /** An upper bound, never below what compiling would take. */
    static long instructionsAtMost(String regex) {
        long written = (long) FRAME + regex.length();
        long times = 1;
        Matcher counted = COUNTED.matcher(regex);
        while (counted.find()) {
            long count = Math.max(number(counted.group(2)), number(counted.group(3)));
            if (counted.group(1).isEmpty()) {
                written += count;
            } else {
                times = Math.min(times * Math.max(count, 1), MAX_INSTRUCTIONS);
            }
        }
        return INSTRUCTIONS_PER_CHARACTER * written * times;
    }

    /** Longer numbers are refused by the parser; here they are only not to overflow. */
    private static long number(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return 0;
        }
        return digits.length() > MAX_DIGITS ? MAX_INSTRUCTIONS : Long.parseLong(digits);
    }
}
