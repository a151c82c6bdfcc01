package dev.guildhall.ops;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks at something again and again. */
final class Watch {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Api api;
    private final @Nullable Duration atMost;

    /** @param atMost {@code null} for as long as it takes */
    Watch(Api api, @Nullable Duration atMost) {
        this.api = api;
        this.atMost = atMost;
    }

    /**
     * Answers what was seen last.
     *
     * @throws OpsFailure when the time is over
     */
    JsonNode until(Supplier<JsonNode> look, Predicate<JsonNode> over) {
        long begin = System.nanoTime();
        JsonNode seen = look.get();
        while (!over.test(seen)) {
            if (atMost != null && System.nanoTime() - begin >= atMost.toNanos()) {
                throw new OpsFailure(
                        ExitCode.TIMED_OUT,
                        "It was not over within " + ProgressBar.duration(atMost.toSeconds()),
                        "It goes on; watch it again.");
            }
            api.pause(INTERVAL);
            seen = look.get();
        }
        return seen;
    }
}
