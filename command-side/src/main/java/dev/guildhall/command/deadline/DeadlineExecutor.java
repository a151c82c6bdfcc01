package dev.guildhall.command.deadline;

import dev.guildhall.command.deadline.DeadlineRule.Verdict;
import dev.guildhall.command.deadline.DeadlineTable.Due;
import dev.guildhall.door.StartsWhenReady;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has decided what is due, the longest due first. Sleeps until the first is; what another process has set meanwhile is
 * found within {@link #LOOK_INTERVAL}. Those claimed are locked for as long as they are decided about, so no other process
 * decides them, and all can when this one dies. A decision that failed is tried again, ever later.
 */
final class DeadlineExecutor implements StartsWhenReady {
    /** How many are decided at once, each of them with a connection to the data base. */
    static final int PARALLEL = 6;

    /** How many are claimed at once. */
    static final int BATCH = 64;

    static final Duration LOOK_INTERVAL = Duration.ofSeconds(10);

    /** A process that pauses for longer while it decides loses its claims. */
    static final Duration MAX_HOLD = Duration.ofSeconds(5);

    /** How often a process that is still at work says so. */
    static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    /** How soon it looks again when others are at work on all that is due. */
    static final Duration WHILE_OTHERS_DECIDE = Duration.ofMillis(250);

    /** By then the projection has removed what was decided; where it has not, asking again does no harm. */
    static final Duration AFTER_DECISION = Duration.ofSeconds(30);

    /** How often it asks about what waits for something else, which has it decided anyway. */
    static final Duration ONCE_IN_A_WHILE = Duration.ofHours(1);

    static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    /** After everything that starts has started, and stopped before what it needs. */
    private static final int PHASE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineExecutor.class);

    private final DeadlineTable table;
    private final TransactionOperations transactions;
    private final Decisions decisions;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable ExecutorService workers;

    DeadlineExecutor(DeadlineTable table, TransactionOperations transactions, Decisions decisions) {
        this.table = table;
        this.transactions = transactions;
        this.decisions = decisions;
    }

    /** Others may be due than before. Never blocks. */
    void wake() {
        woken.release();
    }

    private void work(ExecutorService pool) {
        boolean away = false;
        while (running) {
            try {
                Duration wait = table.untilNext().orElse(LOOK_INTERVAL);
                if (wait.isPositive()) {
                    sleep(wait.compareTo(LOOK_INTERVAL) < 0 ? wait : LOOK_INTERVAL);
                } else if (decideSome(pool) == 0) {
                    sleep(WHILE_OTHERS_DECIDE);
                }
                away = false;
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                if (!away) {
                    LOG.warn("What is due waits until the data base is back: {}", e.getMessage());
                }
                away = true;
                pause();
            }
        }
    }

    private void sleep(Duration time) throws InterruptedException {
        if (woken.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    private void pause() {
        try {
            Thread.sleep(AWAY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many it tried; none where others are at work on all that is due. */
    private int decideSome(ExecutorService pool) throws InterruptedException {
        try {
            return transactions.execute(status -> {
                table.holdAtMost(MAX_HOLD);
                List<Due> due = table.claim(BATCH);
                List<Optional<Verdict>> decided = decided(due, pool);
                for (int i = 0; i < due.size(); i++) {
                    settle(due.get(i), decided.get(i));
                }
                return due.size();
            });
        } catch (Interrupted e) {
            throw new InterruptedException();
        }
    }

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private List<Optional<Verdict>> decided(List<Due> due, ExecutorService pool) {
        List<Future<Optional<Verdict>>> tasks = new ArrayList<>();
        due.forEach(one -> tasks.add(pool.submit(() -> decisions.decided(one))));
        try {
            List<Optional<Verdict>> decided = new ArrayList<>();
            for (Future<Optional<Verdict>> task : tasks) {
                decided.add(answer(task));
            }
            return decided;
        } catch (InterruptedException e) {
            throw new Interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a decision that failed answers so", e);
        }
    }

    private Optional<Verdict> answer(Future<Optional<Verdict>> task) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return task.get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                table.stillHeld();
            }
        }
    }

    private void settle(Due due, Optional<Verdict> verdict) {
        if (verdict.isEmpty()) {
            table.tryAgain(due.deadline(), due.failures() + 1, retryAfter(due.failures()));
            return;
        }
        switch (verdict.get()) {
            case DECIDED -> table.tryAgain(due.deadline(), 0, AFTER_DECISION);
            case LATER -> table.tryAgain(due.deadline(), 0, ONCE_IN_A_WHILE);
            case MOOT -> table.remove(due.deadline());
        }
    }

    /** Doubles with each attempt that failed. */
    static Duration retryAfter(int failures) {
        Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(failures, Integer.SIZE));
        return delay.compareTo(LAST_RETRY) < 0 ? delay : LAST_RETRY;
    }

    @Override
    public synchronized void start() {
        ExecutorService pool = Executors.newFixedThreadPool(
                PARALLEL, Thread.ofPlatform().name("deadline-", 0).daemon().factory());
        running = true;
        workers = pool;
        thread = Thread.ofPlatform().name("deadlines").daemon().start(() -> work(pool));
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake();
        if (thread == null || workers == null) {
            return;
        }
        try {
            if (!thread.join(STOP_TIMEOUT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
