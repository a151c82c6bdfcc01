package dev.guildhall.eventlog;

import dev.guildhall.eventlog.VerificationReport.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Verifications in the background, one at a time in this process: whoever asks for another joins the one under way. What
 * they found is kept in {@link VerificationRecords}. Thread-safe.
 */
public final class Verifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    /** How often it is written down how far one has come. */
    private static final Duration NOTE_INTERVAL = Duration.ofSeconds(1);

    /** Where the heads come from that the log is held against. */
    @FunctionalInterface
    interface Source {
        /** @throws IOException when a proof that should be there cannot be read */
        Anchors anchors() throws IOException;
    }

    /**
     * A verification, under way or ended.
     *
     * @param anchors how many heads the log is held against, so far as they have been read
     * @param report empty while it is under way, and when it could not be done
     * @param failure why it could not be done, for people
     */
    public record State(Progress progress, int anchors, Optional<VerificationReport> report, Optional<String> failure) {
        /** How {@link #word} calls what could not be done. */
        static final String FAILED = "failed";

        public boolean running() {
            return report.isEmpty() && failure.isEmpty();
        }

        /** {@code running}, {@code intact}, {@code broken} or {@code failed}. */
        public String word() {
            return failure.isPresent()
                    ? FAILED
                    : report.map(found -> found.intact() ? "intact" : "broken").orElse("running");
        }
    }

    private final LogVerification verification;
    private final Source source;
    private final VerificationRecords records;
    private @Nullable Run newest;
    private boolean closed;

    Verifications(LogVerification verification, Source source, VerificationRecords records) {
        this.verification = verification;
        this.source = source;
        this.records = records;
    }

    /**
     * Begins a verification, or joins the one under way.
     *
     * @param askedBy the operator's user id
     * @param byHand further heads to hold the log against; at most {@link Anchors#MAX_BY_HAND}
     * @return empty when the one under way does not know these heads; ask again when it has ended
     */
    public synchronized Optional<VerificationRecord> start(String askedBy, List<Anchor> byHand) {
        Optional<Run> known = underWay();
        if (known.isPresent()) {
            return known.filter(run -> run.knows(byHand)).map(Run::now);
        }
        refuseIfClosed();
        return Optional.of(run(new Run(askedBy, byHand, written(askedBy))).now());
    }

    /**
     * Begins a verification that the log requests, or joins it to the one under way; unless another process has begun it.
     *
     * @param request position of the request
     * @return whether that is seen to; not when the one under way does not know these heads
     * @throws DataAccessException when PostgreSQL is away: then nothing is begun
     */
    public synchronized boolean begin(long request, String askedBy, List<Anchor> byHand) {
        Optional<Run> known = underWay();
        if (known.isPresent()) {
            Run run = known.get();
            if (run.knows(byHand)) {
                run.id.ifPresent(id -> records.join(id, request));
            }
            return run.knows(byHand);
        }
        refuseIfClosed();
        OptionalLong id = records.begin(askedBy, request);
        if (id.isPresent()) {
            run(new Run(askedBy, byHand, id));
        }
        return true;
    }

    /** The heads that were given to the one under way in this process; empty when none is. */
    public synchronized Optional<List<Anchor>> givenByHand() {
        return underWay().map(run -> run.byHand);
    }

    private Optional<Run> underWay() {
        return Optional.ofNullable(newest).filter(run -> run.now().state().running());
    }

    private void refuseIfClosed() {
        if (closed) {
            throw LogUnavailable.refused("the event log is closing", null);
        }
    }

    private Run run(Run run) {
        newest = run;
        run.thread.start();
        run.notes.start();
        return run;
    }

    /**
     * The verification under way in this process, else the one that began last in any; empty when there never was one.
     *
     * @throws DataAccessException when PostgreSQL is away
     */
    public Optional<VerificationRecord> newest() {
        Optional<VerificationRecord> own;
        synchronized (this) {
            own = Optional.ofNullable(newest).map(Run::now);
        }
        return own.filter(known -> known.state().running()).or(records::newest);
    }

    /** The one of this process, once it has ended or the time is over. */
    public Optional<VerificationRecord> await(Duration atMost) throws InterruptedException {
        Run run;
        synchronized (this) {
            run = newest;
        }
        if (run == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(run.ended.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.of(run.now());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verification never ends exceptionally", e);
        }
    }

    /** Empty when PostgreSQL is away: then the verification says so, too. */
    private OptionalLong written(String askedBy) {
        try {
            return OptionalLong.of(records.begin(askedBy));
        } catch (DataAccessException e) {
            LOG.warn("A verification will not be on record: {}", e.getMessage());
            return OptionalLong.empty();
        }
    }

    /** Ends the one under way without a result. */
    @Override
    public synchronized void close() {
        closed = true;
        if (newest != null) {
            newest.thread.interrupt();
        }
    }

    private final class Run {
        private final String askedBy;
        private final List<Anchor> byHand;
        private final OptionalLong id;
        private final Instant startedAt = Instant.now();
        private final CompletableFuture<VerificationRecord> ended = new CompletableFuture<>();
        private final Thread thread =
                Thread.ofPlatform().name("event-log-verification").daemon().unstarted(this::work);
        private final Thread notes = Thread.ofPlatform()
                .name("event-log-verification-notes")
                .daemon()
                .unstarted(this::note);
        private volatile Progress progress = new Progress(0, 0, 0);
        private volatile int anchors;

        Run(String askedBy, List<Anchor> byHand, OptionalLong id) {
            this.askedBy = askedBy;
            this.byHand = List.copyOf(byHand);
            this.id = id;
        }

        /** Whether somebody who brings these heads is served by it. */
        boolean knows(List<Anchor> brought) {
            return brought.isEmpty() || byHand.equals(brought);
        }

        VerificationRecord now() {
            return ended.getNow(
                    record(Optional.empty(), new State(progress, anchors, Optional.empty(), Optional.empty())));
        }

        private VerificationRecord record(Optional<Instant> endedAt, State state) {
            return new VerificationRecord(askedBy, startedAt, endedAt, state);
        }

        private void work() {
            try {
                Anchors all = source.anchors().and(byHand);
                anchors = all.ascending().size();
                VerificationReport report = verification.verify(all, now -> progress = now);
                tell(report);
                end(Optional.of(report), Optional.empty());
            } catch (IOException e) {
                failed("the anchors cannot be read: " + e);
            } catch (InterruptedException e) {
                failed("the program is ending");
            } catch (RuntimeException e) {
                LOG.debug("verification failed", e);
                failed(String.valueOf(e.getMessage()));
            }
        }

        /** On a thread of its own: the walk waits for no note, and a walk that waits is still alive. */
        private void note() {
            while (!ended.isDone()) {
                try {
                    ended.get(NOTE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    onRecord(row -> records.progress(row, progress, anchors));
                } catch (InterruptedException | ExecutionException e) {
                    return;
                }
            }
        }

        private void onRecord(LongConsumer write) {
            try {
                id.ifPresent(write);
            } catch (DataAccessException e) {
                LOG.warn("It cannot be put on record how a verification goes on: {}", e.getMessage());
            }
        }

        private void tell(VerificationReport report) {
            report.finding()
                    .ifPresentOrElse(
                            found -> LOG.error(
                                    "The log is not what it was: {} at position {}. {}",
                                    found.kind(),
                                    found.position(),
                                    found.detail()),
                            () -> LOG.info(
                                    "The log was verified up to position {}",
                                    report.head().position()));
        }

        private void failed(String why) {
            LOG.warn("The log could not be verified: {}", why);
            end(Optional.empty(), Optional.of(why));
        }

        /** On record before anybody hears of it: whoever asks another process next hears the same. */
        private void end(Optional<VerificationReport> report, Optional<String> failure) {
            State state = new State(progress, anchors, report, failure);
            onRecord(row -> records.end(row, state));
            ended.complete(record(Optional.of(Instant.now()), state));
        }
    }
}
