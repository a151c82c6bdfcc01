package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.eventlog.parking.Letters;
import dev.guildhall.query.projection.Reached;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The moments in which a live view is held and rows take the place of others, each in one transaction that is given up
 * rather than keep anybody waiting. Thread-safe.
 */
final class Swap {
    /** How long readers may be kept waiting by a swap that itself waits for somebody. */
    static final Duration LOCK_TIMEOUT = Duration.ofMillis(250);

    /** How much of the log may be left for the moment in which the live view is held, in positions. */
    static final long MAX_LAST = 2_000;

    /** Events that are read at once. */
    static final int PAGE = 10_000;

    /** How often it is tried before the rebuild fails. */
    static final int MAX_TRIES = 240;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final TransactionOperations transactions;
    private final LogReplay log;
    private final Letters letters;

    Swap(TransactionOperations transactions, LogReplay log, Letters letters) {
        this.transactions = transactions;
        this.log = log;
        this.letters = letters;
    }

    /**
     * Carries it out in a transaction, again and again while somebody else is in the way, and as long as what was made is there.
     *
     * @param attempt answers {@code null} to be asked again, after what it did was taken back
     * @param again what is done in between
     * @throws Superseded when not all of it may be there any more: neither taken nor judged
     */
    <T> T until(Course course, Supplier<@Nullable T> attempt, Runnable again) {
        for (int tries = 1; ; tries++) {
            try {
                T result = transactions.execute(status -> {
                    course.assertStands();
                    T found = attempt.get();
                    if (found == null) {
                        status.setRollbackOnly();
                    }
                    return found;
                });
                if (result != null) {
                    return result;
                }
            } catch (DataAccessException e) {
                if (!isBusy(e) || tries >= MAX_TRIES) {
                    throw e;
                }
            }
            if (tries >= MAX_TRIES) {
                throw new ConcurrencyFailureException("the log grows faster than it can be followed");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            again.run();
        }
    }

    /** A lock that was not had in time is nothing that Spring has a name for. */
    private static boolean isBusy(DataAccessException failure) {
        return failure instanceof ConcurrencyFailureException
                || (failure.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState()));
    }

    /** A short part of the log, no further than the live view, and without what that one goes on without. */
    List<ReplayedEvent> events(RebuildableView view, long after, long through, @Nullable String guildId) {
        List<ReplayedEvent> events = new ArrayList<>();
        long position = after;
        while (position < through) {
            LogReplay.Page page = page(view, position, through, guildId);
            events.addAll(page.events());
            position = page.through();
        }
        return events;
    }

    /** The first {@link #PAGE} of them. */
    LogReplay.Page page(RebuildableView view, long after, long through, @Nullable String guildId) {
        return log.without(letters.leftOut(view.projection()))
                .page(new LogReplay.Range(after, through, view.types(), guildId, view.detail()), PAGE);
    }

    /** What is left until where the live view is held; no segment is followed further than it is. */
    List<ReplayedEvent> last(RebuildableView view, long after, Reached held, @Nullable String guildId) {
        return events(view, after, held.most(), guildId).stream()
                .filter(event -> held.includes(event.guildId(), event.position()))
                .toList();
    }
}
