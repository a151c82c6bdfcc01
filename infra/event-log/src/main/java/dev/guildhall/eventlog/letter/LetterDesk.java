package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.parking.Letters;
import dev.guildhall.eventlog.parking.ProjectionLock;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import dev.guildhall.eventlog.parking.Retrying;
import dev.guildhall.eventlog.parking.Retrying.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Has guilds go on of which operators want it, or that another program than this one could not follow: in the process that works
 * on their projection, one after another in the order of the log, and never beside a rebuild. While nothing is wanted hardly anything is
 * asked. Thread-safe.
 */
public final class LetterDesk implements SmartLifecycle {
    static final Duration INTERVAL = Duration.ofMillis(250);

    /** While PostgreSQL is away, or somebody is in the way. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** How often it is asked what nobody has said: a rebuild wants its letters retried, in whatever process. */
    static final Duration ASKING = Duration.ofSeconds(60);

    /** Guilds that are taken up at once; orders that came meanwhile are heard after them. */
    public static final int MAX_GUILDS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(LetterDesk.class);

    private final Letters letters;
    private final LetterOrders orders;
    private final Retrying retrying;
    private final LongSupplier ordered;
    private final ResumableProjections projections;
    private final DataSource dataSource;
    private final Set<String> taken = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("dead-letters").daemon().factory());
    private long heard = -1;
    private boolean mayBeWanted = true;
    private long quietUntil = System.nanoTime();
    private long askedAt = System.nanoTime();
    private volatile boolean ended;
    private volatile @Nullable Future<?> looking;

    /** @param ordered where in the log the last event stands by which an operator wants something, as far as is known */
    public LetterDesk(
            Letters letters,
            LetterOrders orders,
            Retrying retrying,
            LongSupplier ordered,
            ResumableProjections projections,
            DataSource dataSource) {
        this.letters = letters;
        this.orders = orders;
        this.retrying = retrying;
        this.ordered = ordered;
        this.projections = projections;
        this.dataSource = dataSource;
    }

    private void look() {
        if (System.nanoTime() - quietUntil < 0) {
            return;
        }
        try {
            long now = ordered.getAsLong();
            if (now != heard) {
                orders.hear();
                heard = now;
                mayBeWanted = true;
            }
            projections.byName().values().forEach(this::takeOver);
            if (mayBeWanted || System.nanoTime() - askedAt >= ASKING.toNanos()) {
                askedAt = System.nanoTime();
                mayBeWanted = !carriedOut();
            }
        } catch (DataAccessException | TransactionException e) {
            quietUntil = System.nanoTime() + PAUSE.toNanos();
            LOG.debug("Dead letters could not be looked after", e);
        } catch (RuntimeException e) {
            LOG.warn("Dead letters could not be looked after", e);
        }
    }

    /** Where this process has just begun to work on a projection it may know what its predecessor did not. */
    private void takeOver(ResumableProcessor processor) {
        String projection = processor.projection().group();
        if (!processor.isHere()) {
            taken.remove(projection);
        } else if (!taken.contains(projection)) {
            mayBeWanted |= letters.retryThoseOfOthers(projection);
            taken.add(projection);
        }
    }

    /** @return whether nothing more is wanted, of any projection and by whomever */
    private boolean carriedOut() {
        Set<String> wanted = letters.wanted();
        for (String projection : wanted) {
            ResumableProcessor processor = projections.byName().get(projection);
            if (processor != null && processor.isHere()) {
                carryOut(processor.projection());
            }
        }
        return wanted.isEmpty() || letters.wanted().isEmpty();
    }

    private void carryOut(Resumable projection) {
        // Nobody has it while the projection is being rebuilt.
        try (ProjectionLock lock =
                ProjectionLock.of(dataSource, projection.group()).orElse(null)) {
            List<String> guilds = lock == null ? List.of() : letters.wanted(projection.group(), MAX_GUILDS);
            while (!guilds.isEmpty() && goneOn(projection, guilds)) {
                guilds = letters.wanted(projection.group(), MAX_GUILDS);
            }
        }
    }

    /** @return whether all of them have gone on as far as they could */
    private boolean goneOn(Resumable projection, List<String> guilds) {
        for (String guild : guilds) {
            Outcome outcome = Outcome.MORE;
            while (outcome == Outcome.MORE && !ended) {
                outcome = retrying.step(projection, guild);
            }
            if (ended || outcome == Outcome.LEFT) {
                return false;
            }
            LOG.info("{} of guild {}: {}", projection.group(), guild, outcome);
        }
        return true;
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(
                this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ended = true;
        looking = null;
        thread.shutdown(); // what is being committed is
        try {
            if (!thread.awaitTermination(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Dead letters were still being looked after");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Before the projections stop. */
    @Override
    public int getPhase() {
        return ProjectionProcessor.PHASE + 10;
    }
}
