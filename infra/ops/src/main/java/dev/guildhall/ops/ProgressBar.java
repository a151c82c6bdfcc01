package dev.guildhall.ops;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** One line that tells how far something is. Plain ASCII: a terminal at night may be any. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int WHOLE = 100;

    private ProgressBar() {}

    /**
     * @param percent from 0 to 100; beyond that is cut
     * @param left in seconds; empty while nobody knows
     */
    static String of(int percent, long perSecond, OptionalLong left) {
        int cut = Math.clamp(percent, 0, WHOLE);
        int full = cut * WIDTH / WHOLE;
        String eta = left.isPresent() ? "ETA " + duration(left.getAsLong()) : "";
        return String.format(
                        Locale.ROOT,
                        "[%s%s] %3d%%  %,d/s  %s",
                        "#".repeat(full),
                        ".".repeat(WIDTH - full),
                        cut,
                        perSecond,
                        eta)
                .stripTrailing();
    }

    /** As people say it: 45s, 3m 20s, 2h 5m. */
    static String duration(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (time.toHours() > 0) {
            return "%dh %dm".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%dm %ds".formatted(time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + "s";
    }
}
