package dev.guildhall.bot.giveaway;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 1h30m}, {@code 2d}, {@code 1 j 12 h}. */
public final class DurationText {
    /** More than any duration that is allowed, in any unit; and nothing overflows. */
    private static final int MAX_DIGITS = 7;

    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "j", Duration.ofDays(1),
            "w", Duration.ofDays(7));

    private static final Pattern PART =
            Pattern.compile("([0-9]{1," + MAX_DIGITS + "})\\s{0,3}(s|min|m|h|d|j|w)\\s{0,3}");

    private DurationText() {}

    /** Empty if it is not of that form, or nothing at all. */
    public static Optional<Duration> parse(String text) {
        Matcher part = PART.matcher(text.strip().toLowerCase(Locale.ROOT));
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(
                    UNITS.getOrDefault(part.group(2), Duration.ZERO).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        boolean whole = end == text.strip().length();
        return whole && sum.isPositive() ? Optional.of(sum) : Optional.empty();
    }
}
