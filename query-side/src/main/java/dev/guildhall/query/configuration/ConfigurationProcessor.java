package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.QuietTransactions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the projection from when the program has started until it stops. Of several processes one works and the others
 * take over when it is gone; an outage of PostgreSQL is waited out.
 */
public final class ConfigurationProcessor implements SmartLifecycle {
    /** After everything that hears of commits, before the HTTP door. */
    public static final int PHASE = 1_000;

    static final int BATCH_SIZE = 200;
    private static final int SEGMENTS = 1;
    /** How often a process without a segment looks for one, and how soon one that lost it tries again. */
    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    /** How soon a claim that somebody asks after is extended; nobody asking, it costs nothing. */
    private static final Duration CLAIM_EXTENSION = Duration.ofSeconds(1);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationProcessor.class);

    /**
     * One thread reads the log and writes the view: there is one segment, and handing events from thread to thread would
     * take longer than what either does with one of them.
     */
    private final ScheduledExecutorService thread = new ImpatientExecutor("configuration-view");

    private final ConfigurationProjection projection;
    private final PooledStreamingEventProcessor processor;

    public ConfigurationProcessor(
            ConfigurationProjection projection, EventTail tail, TokenStore tokens, QuietTransactions transactions) {
        this.projection = projection;
        this.processor = PooledStreamingEventProcessor.builder()
                .name(ConfigurationProjection.GROUP)
                .eventHandlerInvoker(projection)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(tail)
                .tokenStore(tokens)
                .transactionManager(transactions.forPendingTokens())
                .coordinatorExecutor(thread)
                .workerExecutor(thread)
                .initialSegmentCount(SEGMENTS)
                .initialToken(source -> source.createTailToken())
                .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                .claimExtensionThreshold(CLAIM_EXTENSION.toMillis())
                .batchSize(BATCH_SIZE)
                .build();
    }

    /** Whether this process tries, and does not fail, to follow the log. */
    public boolean isHealthy() {
        return processor.isRunning() && !processor.isError() && projection.failure() == null;
    }

    /** For operations and tests; the segments' state is only that of this process. */
    public PooledStreamingEventProcessor processor() {
        return processor;
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
            LOG.warn("The projection did not stop within {}", STOP_TIMEOUT);
        }
        thread.shutdownNow();
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
