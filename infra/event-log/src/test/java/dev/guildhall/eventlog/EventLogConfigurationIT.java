package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** What is wired is what was meant: nothing here may silently be a stand-in. */
class EventLogConfigurationIT {
    /** A projection that only remembers. */
    public record Recorder(List<Object> handled) {
        @EventHandler
        public void on(GuildhallEvent event) {
            handled.add(event);
        }
    }

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    EventLogConfigurationIT() {
        context.registerBean(DataSource.class, () -> {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(database.jdbcUrl());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            return pool;
        });
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.register(EventLogConfiguration.class);
        context.refresh();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void storesEventsInThisLogAndNowhereElse() {
        assertThat(context.getBean(EventStore.class)).isInstanceOf(PostgresEventStore.class);

        publish(0);

        assertThat(context.getBean(LogReader.class).head()).isEqualTo(1);
    }

    @Test
    void rollsTheUnitOfWorkBackWhenTheLogRefuses() {
        publish(0);

        assertThatThrownBy(() -> publish(0)).hasMessageContaining("sequence 0");
        assertThat(context.getBean(LogReader.class).head()).isEqualTo(1);
    }

    @Test
    void commitsTokenAndRowsInOneRealTransaction() {
        TransactionManager transactions = context.getBean(TransactionManager.class);
        TokenStore tokens = context.getBean(TokenStore.class);
        JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
        jdbc.sql("create table seen (position bigint)").update();
        transactions.executeInTransaction(() -> tokens.initializeTokenSegments("view", 1));

        assertThatThrownBy(() -> transactions.executeInTransaction(() -> {
                    jdbc.sql("insert into seen values (7)").update();
                    tokens.storeToken(new GlobalSequenceTrackingToken(7), "view", 0);
                    throw new IllegalStateException("the batch fails");
                }))
                .hasMessage("the batch fails");

        assertThat(jdbc.sql("select count(*) from seen").query(Integer.class).single())
                .isZero();
        assertThat(transactions.<Object>fetchInTransaction(() -> String.valueOf(tokens.fetchToken("view", 0))))
                .isEqualTo("null");
    }

    @Test
    void feedsAPooledProcessorAsSoonAsAnEventIsStored() {
        List<Object> handled = new CopyOnWriteArrayList<>();
        PooledStreamingEventProcessor processor = processor(handled);
        processor.start();
        try {
            publish(0);
            publish(1);
            await().until(() -> handled.size() == 2);
        } finally {
            processor.shutDown();
        }
        assertThat(handled).containsExactly(LogFixture.prefix("was", "is 0"), LogFixture.prefix("was", "is 1"));
    }

    private PooledStreamingEventProcessor processor(List<Object> handled) {
        return PooledStreamingEventProcessor.builder()
                .name("view")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Recorder(handled))
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(context.getBean(EventTail.class))
                .tokenStore(context.getBean(TokenStore.class))
                .transactionManager(context.getBean(TransactionManager.class))
                .coordinatorExecutor(name -> Executors.newScheduledThreadPool(1))
                .workerExecutor(name -> Executors.newScheduledThreadPool(1))
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .build();
    }

    private void publish(long sequence) {
        EventMessage<?> event = LogFixture.event("guild:a", Map.of(), sequence);
        DefaultUnitOfWork.startAndGet(event)
                .execute(() -> context.getBean(EventStore.class).publish(event));
    }
}
