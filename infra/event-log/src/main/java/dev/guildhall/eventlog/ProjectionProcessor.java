package dev.guildhall.eventlog;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a projection from when the program has started until it stops. Of several processes one works and the others
 * take over when it is gone; an outage of PostgreSQL is waited out.
 */
public class ProjectionProcessor implements SmartLifecycle {
    /** After everything that hears of commits, before the HTTP door. */
    public static final int PHASE = 1_000;

    /** Events that are followed in one transaction unless a projection bears more; as many as when it is made anew. */
    private static final int MOST_AT_ONCE = 1_000;

    /** Of pages of events: each is a batch of its own. */
    private static final int BATCH_SIZE = 1;

    private static final int SEGMENTS = 1;
    /** How often a process without a segment looks for one, and how soon one that lost it tries again. */
    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    /** How soon a claim that somebody asks after is extended; nobody asking, it costs nothing. */
    private static final Duration CLAIM_EXTENSION = Duration.ofSeconds(1);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionProcessor.class);

    /**
     * One thread reads the log and writes what follows: there is one segment, and handing events from thread to thread would
     * take longer than what either does with one of them.
     */
    private final ScheduledExecutorService thread;

    private final PooledStreamingEventProcessor processor;
    private boolean started;
    private volatile boolean paused;

    /**
     * @param group the processing group; its token is stored under this name
     * @param projection given an {@link UnreadablePayload} in the place of what cannot be read
     * @param types says of an event's stored type whether the projection is about it; see {@link EventTail#only}
     * @param transactions in which batches are handled
     */
    protected ProjectionProcessor(
            String group,
            EventHandlerInvoker projection,
            EventTail tail,
            Predicate<String> types,
            TokenStore tokens,
            TransactionManager transactions) {
        this(group, projection, tail.pages(types, MOST_AT_ONCE), tokens, transactions);
    }

    /**
     * The same for a projection of everything, whose rows cost less the more are written at once.
     *
     * @param mostAtOnce events that are followed in one transaction; {@value PageSize#LEAST} or more
     */
    protected ProjectionProcessor(
            String group,
            EventHandlerInvoker projection,
            EventTail tail,
            int mostAtOnce,
            TokenStore tokens,
            TransactionManager transactions) {
        this(group, projection, tail.pages(EventTail.EVERYTHING, mostAtOnce), tokens, transactions);
    }

    private ProjectionProcessor(
            String group,
            EventHandlerInvoker projection,
            StreamableMessageSource<TrackedEventMessage<?>> pages,
            TokenStore tokens,
            TransactionManager transactions) {
        thread = new ImpatientExecutor(group);
        processor = PooledStreamingEventProcessor.builder()
                .name(group)
                .eventHandlerInvoker(new PageInvoker(projection))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(pages)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(thread)
                .workerExecutor(thread)
                .initialSegmentCount(SEGMENTS)
                .initialToken(source -> source.createTailToken())
                .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                .claimExtensionThreshold(CLAIM_EXTENSION.toMillis())
                .batchSize(BATCH_SIZE)
                .build();
    }

    /** What the types of the events begin with that it follows, as they are stored; empty where that is no one thing. */
    public String types() {
        return "";
    }

    /** Why the last batch could not be written, if the projection knows; {@code null} as soon as one could. */
    public @Nullable Throwable failure() {
        return null;
    }

    /** Whether this process tries, and does not fail, to follow the log, or is not to follow it. */
    public final boolean isHealthy() {
        return paused || (processor.isRunning() && !processor.isError() && failure() == null);
    }

    /** Stops following the log until {@link #resume}, also when it has not been started yet. Others are not told. */
    public final synchronized void pause() {
        paused = true;
        if (processor.isRunning()) {
            shutDown();
        }
    }

    /** Goes on from where whoever came last has come to. */
    public final synchronized void resume() {
        if (paused) {
            paused = false;
            if (started) {
                processor.start();
            }
        }
    }

    public final boolean isPaused() {
        return paused;
    }

    /** The processing group. */
    public final String name() {
        return processor.getName();
    }

    /** For operations and tests; the segments' state is only that of this process. */
    public final PooledStreamingEventProcessor processor() {
        return processor;
    }

    @Override
    public final synchronized void start() {
        started = true;
        if (!paused) {
            processor.start();
        }
    }

    @Override
    public final synchronized void stop() {
        started = false;
        shutDown();
        thread.shutdownNow();
    }

    private void shutDown() {
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
            LOG.warn("The projection {} did not stop within {}", processor.getName(), STOP_TIMEOUT);
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return started;
    }

    @Override
    public final int getPhase() {
        return PHASE;
    }
}
