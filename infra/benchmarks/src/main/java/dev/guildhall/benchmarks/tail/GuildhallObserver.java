package dev.guildhall.benchmarks.tail;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Logs;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.EventTail;
import java.io.IOException;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Follows the log as the query side does: its tail, with the settings of its processor. Ends with its input. */
public final class GuildhallObserver {
    private static final int CONNECTIONS = 10;
    private static final int BATCH_SIZE = 200;
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;
    private static final long CLAIM_EXTENSION_MILLIS = 3_000;

    private GuildhallObserver() {}

    public static void main(String[] arguments) throws IOException {
        Logs.warningsOnly();
        try (HikariDataSource pool = Address.given().pool(CONNECTIONS);
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(HikariDataSource.class, () -> pool);
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
            context.register(EventLogConfiguration.class);
            context.refresh();
            TailBenchmark.observe(processor(context, new Observation(pool)));
        }
    }

    private static PooledStreamingEventProcessor processor(
            AnnotationConfigApplicationContext context, Observation observation) {
        return PooledStreamingEventProcessor.builder()
                .name("observation")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(observation)
                        .build())
                .messageSource(context.getBean(EventTail.class))
                .tokenStore(context.getBean(TokenStore.class))
                .transactionManager(context.getBean(TransactionManager.class))
                .coordinatorExecutor(name -> Executors.newSingleThreadScheduledExecutor())
                .workerExecutor(name -> Executors.newSingleThreadScheduledExecutor())
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(CLAIM_EXTENSION_MILLIS)
                .batchSize(BATCH_SIZE)
                .build();
    }
}
