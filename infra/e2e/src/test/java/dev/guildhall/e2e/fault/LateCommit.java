package dev.guildhall.e2e.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One schedule for every event log: a process with two appends under way is paused while others go on, and when it goes
 * on its second append is committed a moment before its first. On a log that draws positions before the commit, the first
 * one's comes to light late, behind everybody's back.
 */
final class LateCommit {
    /** The append that is committed last, of those that were begun together. */
    static final String LATE = "late";

    /** Of the same process, begun after it and committed before it. */
    static final String NEIGHBOUR = "neighbour";

    /** Of somebody else, meanwhile. */
    static final String PROMPT = "prompt";

    static final String BEFORE = "before";
    static final String AFTER = "after";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(1_200);

    private LateCommit() {}

    /** An event log with a processor that follows it. */
    interface Log extends AutoCloseable {
        /** Completes when the event is stored. */
        CompletableFuture<Void> append(String event);

        /** Returns when the append is as far as it comes without being committed. */
        Uncommitted begin(String event);

        /** What the processor has been given so far, in this order. */
        List<String> delivered();

        @Override
        void close();
    }

    /** An append under way. */
    @FunctionalInterface
    interface Uncommitted {
        /** Completes when the event is stored; a log that had cut the append off is asked again, as a caller would. */
        CompletableFuture<Void> commit();
    }

    /** Plays the schedule. Answers what has been delivered when everything stored after it has been. */
    static List<String> play(Log log, Duration pause) {
        join(log.append(BEFORE));
        awaitDelivered(log, BEFORE);
        Uncommitted late = log.begin(LATE);
        Uncommitted neighbour = log.begin(NEIGHBOUR);
        long paused = System.nanoTime();
        CompletableFuture<Void> prompt = log.append(PROMPT);
        Pause.until(paused + pause.toNanos());

        CompletableFuture<Void> second = neighbour.commit();
        if (isSoon(second::isDone)) {
            awaitDelivered(log, NEIGHBOUR);
        }
        join(late.commit());
        join(CompletableFuture.allOf(prompt, second));
        join(log.append(AFTER));
        awaitDelivered(log, AFTER);
        isSoon(() -> log.delivered().contains(LATE)); // or not at all
        return log.delivered();
    }

    private static void join(CompletableFuture<Void> done) {
        done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void awaitDelivered(Log log, String event) {
        Awaitility.await(event).atMost(PATIENCE).until(() -> log.delivered().contains(event));
    }

    private static boolean isSoon(Callable<Boolean> condition) {
        try {
            Awaitility.await().atMost(MOMENT).until(condition);
            return true;
        } catch (ConditionTimeoutException notYet) {
            return false;
        }
    }
}
