package dev.guildhall.command.deadline;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.QuietTransactions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the projection. Of several processes one works and the others take over when it is gone; an outage of PostgreSQL
 * is waited out.
 */
final class DeadlineProcessor implements SmartLifecycle {
    /** Before the HTTP door. */
    static final int PHASE = 1_000;

    private static final int BATCH_SIZE = 200;
    private static final int SEGMENTS = 1;
    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLAIM_EXTENSION = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineProcessor.class);

    private final ScheduledExecutorService coordinator = new Impatient("deadlines-coordinator");
    private final ScheduledExecutorService worker = new Impatient("deadlines-worker");
    private final PooledStreamingEventProcessor processor;

    /** Axon doubles its pause after each failure up to a minute; nobody is to wait as long after an outage. */
    private static final class Impatient extends ScheduledThreadPoolExecutor {
        private static final Duration MAX_DELAY = Duration.ofSeconds(2);

        Impatient(String name) {
            super(1, Thread.ofPlatform().name(name).daemon().factory());
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(task, Math.min(unit.toMillis(delay), MAX_DELAY.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    DeadlineProcessor(
            DeadlineProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        this.processor = PooledStreamingEventProcessor.builder()
                .name(DeadlineProjection.GROUP)
                .eventHandlerInvoker(projection)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(tail)
                .tokenStore(tokens)
                .transactionManager(transactions.forProcessors())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(SEGMENTS)
                .initialToken(source -> source.createTailToken())
                .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                .claimExtensionThreshold(CLAIM_EXTENSION.toMillis())
                .batchSize(BATCH_SIZE)
                .build();
    }

    @Override
    public void start() {
        processor.start();
    }

    @Override
    public void stop() {
        try {
            processor
                    .shutdownAsync()
                    .orTimeout(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            // The claim runs out by itself, and what was not committed is done again.
            LOG.warn("The deadlines' projection did not stop within {}", STOP_TIMEOUT);
        }
        coordinator.shutdownNow();
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return processor.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
