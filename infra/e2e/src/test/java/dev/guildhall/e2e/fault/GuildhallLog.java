package dev.guildhall.e2e.fault;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.e2e.SilentWriter;
import dev.guildhall.e2e.fault.LateCommit.Uncommitted;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.PostgresEventStore;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This project's log with a pooled processor. An append cannot be begun and left open by the program itself, which needs
 * one statement for it: the first one of a schedule is made open by hand, and whoever comes next waits for it.
 */
final class GuildhallLog implements LateCommit.Log {
    private final TestDatabase database;
    private final LogProcess log;
    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService processing = Executors.newScheduledThreadPool(2);
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final PooledStreamingEventProcessor processor;
    private boolean open;
    private boolean cutOff;

    GuildhallLog(TestDatabase database) {
        this.database = database;
        this.log = LogProcess.following(database);
        this.processor = PooledStreamingEventProcessor.builder()
                .name("guildhall")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Following())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(log.part(EventTail.class))
                .tokenStore(log.part(TokenStore.class))
                .transactionManager(log.part(TransactionManager.class))
                .coordinatorExecutor(processing)
                .workerExecutor(processing)
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .build();
        processor.start();
    }

    /** Handles what was stored. */
    final class Following {
        @org.axonframework.eventhandling.EventHandler
        void on(SettingsChanged event) {
            delivered.add(String.valueOf(event.changes().getFirst().after()));
        }
    }

    @Override
    public CompletableFuture<Void> append(String event) {
        return CompletableFuture.runAsync(
                () -> log.part(PostgresEventStore.class)
                        .publish(new GenericDomainEventMessage<>("Guild", aggregate(event), 0, change(event))),
                writers);
    }

    @Override
    public Uncommitted begin(String event) {
        if (open) {
            CompletableFuture<Void> waiting = append(event);
            return () -> waiting;
        }
        open = true;
        SilentWriter first = silent(event);
        return () -> {
            cutOff = !first.commits();
            return cutOff ? append(event) : CompletableFuture.completedFuture(null);
        };
    }

    private SilentWriter silent(String event) {
        try {
            String payload = new String(EventJson.write(change(event)), StandardCharsets.UTF_8);
            return SilentWriter.fallSilentInsideAppend(database, aggregate(event), payload);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static SettingsChanged change(String event) {
        return new SettingsChanged(event, List.of(new Change("prefix", null, event)));
    }

    private static String aggregate(String event) {
        return AggregateIds.guild(event);
    }

    @Override
    public List<String> delivered() {
        return List.copyOf(delivered);
    }

    /** In the order of their positions. */
    List<String> stored() {
        return JdbcClient.create(log.part(HikariDataSource.class))
                .sql("select replace(aggregate_id, 'guild:', '') from log.event order by position")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Whether the open append had been ended for the others' sake when it was to be committed. */
    boolean cutOff() {
        return cutOff;
    }

    @Override
    public void close() {
        processor.shutDown();
        processing.shutdownNow();
        writers.shutdownNow();
        log.close();
    }
}
