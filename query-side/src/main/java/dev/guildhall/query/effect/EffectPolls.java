package dev.guildhall.query.effect;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Lets bots wait for something to do. All who wait share one look at the data base: when something was committed here,
 * shortly after the head of the log moved, when the next effect is due, and every {@link #LOOK_INTERVAL} in any case.
 * While nobody waits nobody looks. Thread-safe.
 */
public final class EffectPolls implements SmartLifecycle {
    /** Each holds a thread of the HTTP door. */
    static final int MAX_WAITING = 16;

    static final Duration LOOK_INTERVAL = Duration.ofSeconds(10);

    /** Between a look that promised something and the next, when somebody else was faster. */
    private static final Duration MIN_PAUSE = Duration.ofMillis(100);

    /** How long after the head has moved another process has probably decided what follows from it. */
    private static final List<Duration> AFTER_HEAD =
            List.of(Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1));

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Between two looks while something is due for guilds of shards that nobody who waits serves. */
    private static final Duration UNSERVED_PAUSE = Duration.ofSeconds(1);

    private final EffectSource source;
    private final UnaryOperator<Runnable> head;
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long nextLook = System.nanoTime();
    private long headMovedAt = System.nanoTime() - LOOK_INTERVAL.toNanos();
    private @Nullable Runnable watching;
    private volatile boolean running;

    /** How often there was something for others than the one who looked. */
    private final AtomicLong passed = new AtomicLong();

    /** Whether the last look that found something found only that. */
    private volatile boolean othersOnly;

    /** @param head has its argument told whenever the head of the log moves, until what it returns is run */
    EffectPolls(EffectSource source, UnaryOperator<Runnable> head) {
        this.source = source;
        this.head = head;
    }

    /**
     * Effects up to the limit, waiting for the first; empty when none came in that time.
     *
     * @throws ProblemException 503 when {@link #MAX_WAITING} wait already
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    List<GivenEffect> await(EffectRequests.Claim asked) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.away("Too many wait for effects already", RETRY_AFTER));
        }
        try {
            long deadline = System.nanoTime() + asked.atMost().toNanos();
            // What is due for guilds of others' shards may be due for this one's as well.
            long seen = passed.get() - (othersOnly ? 1 : 0);
            do {
                boolean turn = takesTurn();
                boolean passedOn = asked.shards() != null && seen != passed.get();
                seen = passed.get();
                List<GivenEffect> given = turn || passedOn ? look(asked, turn) : List.of();
                if (!given.isEmpty()) {
                    return given;
                }
            } while (running && rest(deadline, asked.shards() == null ? null : seen));
            return List.of();
        } finally {
            places.release();
        }
    }

    /** How many wait at the moment. */
    public int waiting() {
        return MAX_WAITING - places.availablePermits();
    }

    /** Something may be due that was not before. Neither blocks nor throws. */
    public void wake() {
        lookWithin(0);
    }

    /** Another process may be about to commit what follows from that. Neither blocks nor throws. */
    private void headMoved() {
        if (source.isDecidedHere()) {
            return;
        }
        lock.lock();
        try {
            long now = System.nanoTime();
            if (now - headMovedAt > AFTER_HEAD.getFirst().toNanos()) {
                headMovedAt = now;
            }
        } finally {
            lock.unlock();
        }
        lookWithin(AFTER_HEAD.getFirst().toNanos());
    }

    /** @param turn whether nobody else looks at the same time; then others are told if there was only something for them */
    private List<GivenEffect> look(EffectRequests.Claim asked, boolean turn) {
        if (!source.isOpen()) {
            lookWithin(AFTER_HEAD.get(1).toNanos());
            return List.of();
        }
        Optional<Duration> due = source.untilNext();
        if (due.isEmpty() || due.get().isPositive()) {
            othersOnly = false;
            due.ifPresent(rest -> lookWithin(rest.toNanos()));
            return List.of();
        }
        List<GivenEffect> given = source.claim(asked.claimant(), asked.limit(), asked.shards());
        if (given.isEmpty() && asked.shards() != null) {
            passOn(turn);
        } else {
            // There may be more, for the next who waits.
            lookWithin(given.isEmpty() ? MIN_PAUSE.toNanos() : 0);
        }
        return given;
    }

    /** What is due is for somebody who serves other shards: each who waits looks once, and perhaps nobody does. */
    private void passOn(boolean turn) {
        lock.lock();
        try {
            othersOnly = true;
            if (turn) {
                passed.incrementAndGet();
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
        lookWithin(UNSERVED_PAUSE.toNanos());
    }

    /** At most one who waits looks at a time; the others go by what that one finds. */
    private boolean takesTurn() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (nextLook - now > 0) {
                return false;
            }
            long sinceHead = now - headMovedAt;
            nextLook = AFTER_HEAD.stream()
                    .mapToLong(Duration::toNanos)
                    .filter(after -> after > sinceHead)
                    .map(after -> headMovedAt + after)
                    .findFirst()
                    .orElse(now + LOOK_INTERVAL.toNanos());
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void lookWithin(long nanos) {
        lock.lock();
        try {
            long at = System.nanoTime() + nanos;
            if (at - nextLook < 0) {
                nextLook = at;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Until it is time to look.
     *
     * @param seen what was passed on so far; {@code null} if that is of no interest
     * @return whether there is time left
     */
    private boolean rest(long deadline, @Nullable Long seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long now = System.nanoTime();
            while (running && nextLook - now > 0 && deadline - now > 0 && (seen == null || seen == passed.get())) {
                moved.awaitNanos(Math.min(nextLook - now, deadline - now));
                now = System.nanoTime();
            }
            return deadline - now > 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        watching = head.apply(this::headMoved);
    }

    /** Before the HTTP door, which would wait for those who wait here. */
    @Override
    public void stop() {
        running = false;
        if (watching != null) {
            watching.run();
            watching = null;
        }
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
