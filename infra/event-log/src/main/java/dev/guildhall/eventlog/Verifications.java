package dev.guildhall.eventlog;

import dev.guildhall.eventlog.VerificationReport.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifications in the background, one at a time in this process: whoever asks for another joins the one under way. What
 * the last one found is remembered until the program ends. Thread-safe.
 */
public final class Verifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

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
        public boolean running() {
            return report.isEmpty() && failure.isEmpty();
        }
    }

    private final LogVerification verification;
    private final Source source;
    private @Nullable Run newest;
    private boolean closed;

    Verifications(LogVerification verification, Source source) {
        this.verification = verification;
        this.source = source;
    }

    /**
     * Begins a verification, or joins the one under way.
     *
     * @param byHand further heads to hold the log against; at most {@link Anchors#MAX_BY_HAND}
     * @return empty when the one under way does not know these heads; ask again when it has ended
     */
    public synchronized Optional<State> start(List<Anchor> byHand) {
        Run known = newest;
        if (known != null && known.state().running()) {
            return byHand.isEmpty() || known.byHand.equals(byHand) ? Optional.of(known.state()) : Optional.empty();
        }
        if (closed) {
            throw LogUnavailable.refused("the event log is closing", null);
        }
        Run run = new Run(byHand);
        newest = run;
        run.thread.start();
        return Optional.of(run.state());
    }

    /** The verification under way, else the last one; empty when there was none since the program began. */
    public synchronized Optional<State> newest() {
        return Optional.ofNullable(newest).map(Run::state);
    }

    /** The same, once it has ended or the time is over. */
    public Optional<State> await(Duration atMost) throws InterruptedException {
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
            return Optional.of(run.state());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verification never ends exceptionally", e);
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
        private final List<Anchor> byHand;
        private final CompletableFuture<State> ended = new CompletableFuture<>();
        private final Thread thread =
                Thread.ofPlatform().name("event-log-verification").daemon().unstarted(this::work);
        private volatile Progress progress = new Progress(0, 0, 0);
        private volatile int anchors;

        Run(List<Anchor> byHand) {
            this.byHand = List.copyOf(byHand);
        }

        State state() {
            return ended.getNow(new State(progress, anchors, Optional.empty(), Optional.empty()));
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

        private void end(Optional<VerificationReport> report, Optional<String> failure) {
            ended.complete(new State(progress, anchors, report, failure));
        }
    }
}
