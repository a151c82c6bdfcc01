package dev.guildhall.e2e.fault;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.e2e.fault.LateCommit.Uncommitted;
import dev.guildhall.eventlog.SpringTransactions;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Axon as it comes: its JDBC storage engine, token store and pooled processor on tables of its own making. */
final class StockAxon implements LateCommit.Log {
    /** What Axon has when nothing is said. */
    static final Duration DEFAULT_GAP_TIMEOUT = Duration.ofSeconds(60);

    private static final String PROCESSOR = "stock";

    private final HikariDataSource pool = new HikariDataSource();
    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService processing = Executors.newScheduledThreadPool(2);
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final TransactionManager transactions;
    private final JdbcEventStorageEngine engine;
    private final JdbcTokenStore tokens;
    private final PooledStreamingEventProcessor processor;

    /** @param gapTimeout the age from which on Axon no longer waits for positions that are missing before an event */
    StockAxon(TestDatabase database, Duration gapTimeout) {
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        transactions = new SpringTransactions(new JdbcTransactionManager(pool));
        ConnectionProvider connections = new TransactionAwareDataSourceProxy(pool)::getConnection;
        JacksonSerializer serializer = JacksonSerializer.defaultSerializer();
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .gapTimeout(Math.toIntExact(gapTimeout.toMillis()))
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        processor = processor(tokens);
        processor.start();
    }

    private PooledStreamingEventProcessor processor(TokenStore store) {
        return PooledStreamingEventProcessor.builder()
                .name(PROCESSOR)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Following())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(
                        EmbeddedEventStore.builder().storageEngine(engine).build())
                .tokenStore(store)
                .transactionManager(transactions)
                .coordinatorExecutor(processing)
                .workerExecutor(processing)
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .build();
    }

    /** Handles what was stored. */
    final class Following {
        @org.axonframework.eventhandling.EventHandler
        void on(String event) {
            delivered.add(event);
        }
    }

    @Override
    public CompletableFuture<Void> append(String event) {
        return begin(event).commit();
    }

    /** The transaction belongs to a thread of its own, as a command's does. */
    @Override
    public Uncommitted begin(String event) {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> stored = CompletableFuture.runAsync(
                () -> {
                    Transaction transaction = transactions.startTransaction();
                    engine.appendEvents(List.of(message(event)));
                    drawn.complete(null);
                    await(mayCommit);
                    transaction.commit();
                },
                writers);
        CompletableFuture.anyOf(drawn, stored).join();
        return () -> {
            mayCommit.countDown();
            return stored;
        };
    }

    private static EventMessage<String> message(String event) {
        return new GenericDomainEventMessage<>("Guild", event, 0, event);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> delivered() {
        return List.copyOf(delivered);
    }

    /** In the order of their indexes. */
    List<String> stored() {
        return JdbcClient.create(pool)
                .sql("select aggregateIdentifier from DomainEventEntry order by globalIndex")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The indexes that the processor still waits for. */
    List<Long> gaps() {
        return processor.processingStatus().values().stream()
                .map(status -> (GapAwareTrackingToken) status.getTrackingToken())
                .flatMap(token -> token.getGaps().stream())
                .toList();
    }

    @Override
    public void close() {
        processor.shutDown();
        processing.shutdownNow();
        writers.shutdownNow();
        pool.close();
    }
}
