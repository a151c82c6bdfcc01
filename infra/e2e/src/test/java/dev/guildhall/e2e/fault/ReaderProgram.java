package dev.guildhall.e2e.fault;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.eventlog.EventTail;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** A process that follows the log: a pooled processor on the program's own tail and token store. */
public final class ReaderProgram {
    static final String PROCESSOR = "deliveries";

    private static final int BATCH_SIZE = 200;
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;
    private static final long CLAIM_EXTENSION_MILLIS = 3_000;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private ReaderProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        ChildProcess.dieWithParent();
        LogProcess.quietLogs();
        LogProcess log = LogProcess.persistently(() -> LogProcess.following(ChildProcess.database()));
        Ledger ledger = Ledger.open(ChildProcess.ledger());
        PooledStreamingEventProcessor processor = processor(log, ledger);
        processor.start();
        ChildProcess.workUntilTerminated(() -> {
            processor
                    .shutdownAsync()
                    .orTimeout(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(late -> null)
                    .join();
            log.close();
            ledger.close();
        });
    }

    private static PooledStreamingEventProcessor processor(LogProcess log, Ledger ledger) {
        return PooledStreamingEventProcessor.builder()
                .name(PROCESSOR)
                .eventHandlerInvoker(new Deliveries(log.part(HikariDataSource.class), ledger))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(log.part(EventTail.class))
                .tokenStore(log.part(TokenStore.class))
                .transactionManager(log.part(TransactionManager.class))
                .coordinatorExecutor(executor("coordinator"))
                .workerExecutor(executor("worker"))
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(CLAIM_EXTENSION_MILLIS)
                .batchSize(BATCH_SIZE)
                .build();
    }

    /** Like that of the query side: Axon would double its pause with each failure, up to a minute. */
    private static ScheduledExecutorService executor(String name) {
        return new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(name).daemon().factory()) {
            @Override
            public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
                return super.schedule(
                        task, Math.min(unit.toMillis(delay), CLAIM_INTERVAL_MILLIS), TimeUnit.MILLISECONDS);
            }
        };
    }
}
