package dev.guildhall.e2e.fault.sides;

import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.Pause;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asking again while nobody answers, as people do. */
public final class Persistence {
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    /** The first of two requests with the same key has not been answered. */
    private static final String UNDER_WAY = "is still being carried out";

    /** Of a request that was being read when its process was stopped, for longer than it waits for the rest. */
    private static final int NOT_IN_TIME = 408;

    private static final String MALFORMED = "/problems/malformed-request";

    private static final AtomicInteger UNREAD = new AtomicInteger();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Persistence() {}

    /** How many requests were refused as malformed so far, though they are not; nothing was stored then. */
    public static int unread() {
        return UNREAD.get();
    }

    /** The first answer that is one: success, or a refusal that will be the same next time. */
    public static Answer answered(String what, Supplier<Answer> ask) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String last;
            try {
                Answer answer = ask.get();
                boolean unread = answer.toString().contains(MALFORMED);
                if (answer.status() < 500
                        && answer.status() != NOT_IN_TIME
                        && !unread
                        && !answer.toString().contains(UNDER_WAY)) {
                    return answer;
                }
                if (unread) {
                    UNREAD.incrementAndGet();
                }
                last = answer.toString();
            } catch (UncheckedIOException e) {
                last = e.toString();
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("No answer within " + PATIENCE + ": " + what + ": " + last);
            }
            Pause.of(PAUSE);
        }
    }

    /** The first success: for what is sure to be granted once everybody knows enough. */
    public static Answer accepted(String what, Supplier<Answer> ask) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = answered(what, ask);
            if (answer.status() < 300) {
                return answer;
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("Not granted within " + PATIENCE + ": " + what + ": " + answer);
            }
            Pause.of(PAUSE);
        }
    }

    /** @throws IllegalStateException when it does not come to be in time */
    public static void until(String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("Not within " + PATIENCE + ": " + what);
            }
            Pause.of(PAUSE);
        }
    }
}
