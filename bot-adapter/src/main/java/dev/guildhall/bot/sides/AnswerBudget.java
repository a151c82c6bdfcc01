package dev.guildhall.bot.sides;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a person who waits for an answer has left of their patience: all calls of other sides that this thread makes
 * meanwhile share it. Threads without a budget wait as long as each call may take.
 */
public final class AnswerBudget {
    /**
     * For all that is asked of other sides in one interaction. With the deferral before it and the answer's own way to
     * Discord it stays below the three seconds after which nobody believes in an answer any more.
     */
    public static final Duration WHOLE = Duration.ofSeconds(2);

    /** A call without any time left is not worth its bytes, but its failure has to look like every other. */
    private static final Duration LEAST = Duration.ofMillis(1);

    private static final ScopedValue<Long> DEADLINE = ScopedValue.newInstance();

    private AnswerBudget() {}

    /** Does the work, whose calls share that budget from now on. */
    public static <T> T within(Duration budget, Supplier<T> work) {
        return ScopedValue.where(DEADLINE, System.nanoTime() + budget.toNanos()).call(work::get);
    }

    /** Whether somebody waits for what this thread does. */
    static boolean isSet() {
        return DEADLINE.isBound();
    }

    /** The shorter one of what is left and of {@code otherwise}; always positive. */
    static Duration atMost(Duration otherwise) {
        if (!DEADLINE.isBound()) {
            return otherwise;
        }
        Duration left = Duration.ofNanos(DEADLINE.get() - System.nanoTime());
        if (left.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return left.compareTo(otherwise) < 0 ? left : otherwise;
    }
}
