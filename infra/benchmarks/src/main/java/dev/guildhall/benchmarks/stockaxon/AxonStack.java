package dev.guildhall.benchmarks.stockaxon;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.guild.Guild;
import dev.guildhall.eventlog.EventMetadata;
import dev.guildhall.eventlog.SpringTransactions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * What Axon Framework brings along for PostgreSQL, as well tuned as its manual allows: JDBC engine, JSON, a pooled
 * connection for every caller, aggregates cached, no message time-outs. The aggregate is ours, unchanged.
 */
public final class AxonStack implements AutoCloseable {
    private static final int MAX_CACHED_AGGREGATES = 10_000;
    /** What Axon's own configuration gives a processor that is configured no further. */
    private static final int WORKER_THREADS = 4;

    /** The processor leaves its threads to whoever gave them: they end with the program. */
    private static final ThreadFactory DAEMONS = Thread.ofPlatform().daemon().factory();

    private final HikariDataSource pool;
    private final TransactionManager transactions;
    private final JdbcEventStorageEngine engine;
    private final EmbeddedEventStore events;
    private final JdbcTokenStore tokens;
    private final CommandGateway gateway;

    public AxonStack(Address address, int connections) {
        pool = address.pool(connections);
        transactions = new SpringTransactions(new JdbcTransactionManager(pool));
        ConnectionProvider provider = new TransactionAwareDataSourceProxy(pool)::getConnection;
        Serializer json = JacksonSerializer.defaultSerializer();
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(provider)
                .transactionManager(transactions)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .build();
        events = EmbeddedEventStore.builder().storageEngine(engine).build();
        tokens = JdbcTokenStore.builder()
                .connectionProvider(provider)
                .serializer(json)
                .build();
        SimpleCommandBus bus =
                SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(new EventMetadata())));
        subscribe(bus);
        gateway = DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private void subscribe(SimpleCommandBus bus) {
        CachingEventSourcingRepository<Guild> guilds = EventSourcingRepository.builder(Guild.class)
                .eventStore(events)
                .cache(new AggregateCache(MAX_CACHED_AGGREGATES))
                .build();
        AggregateAnnotationCommandHandler.<Guild>builder()
                .aggregateType(Guild.class)
                .repository(guilds)
                .build()
                .subscribe(bus);
    }

    /** In one of the processes that share the database. */
    public void createTables() {
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
    }

    public void send(Object command, Map<String, String> metadata) {
        gateway.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata));
    }

    /** At once, without commands. */
    public void append(List<? extends EventMessage<?>> messages) {
        transactions.executeInTransaction(() -> events.publish(messages));
    }

    /** With all settings as they come, from the beginning of the store. */
    public PooledStreamingEventProcessor processor(String name, Object projection) {
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(projection)
                        .build())
                .messageSource(events)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(pooled -> Executors.newSingleThreadScheduledExecutor(DAEMONS))
                .workerExecutor(pooled -> Executors.newScheduledThreadPool(WORKER_THREADS, DAEMONS))
                .initialToken(source -> source.createTailToken())
                .build();
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        events.shutDown();
        pool.close();
    }
}
