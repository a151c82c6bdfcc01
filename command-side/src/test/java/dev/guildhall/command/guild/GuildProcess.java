package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.DispatchConfiguration;
import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.DoorProperties.CommandSide;
import dev.guildhall.door.DoorProperties.QuerySide;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.events.Actor;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.testkit.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** What decides about guilds in one process, without HTTP. Several on one data base act like several processes. */
final class GuildProcess implements AutoCloseable {
    static final String GUILD = "1180000000000000001";
    static final String AGGREGATE = AggregateIds.guild(GUILD);

    private static final Write WRITE = new Write(
            new Asker("bot-adapter", Actor.system("bot-adapter"), true, "system"),
            new Correlation("test", "0".repeat(32)),
            null,
            OptionalLong.empty(),
            null,
            "test");

    final CountingPool pool = new CountingPool();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    GuildProcess(TestDatabase database) {
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(4);
        context.registerBean(CountingPool.class, () -> pool);
        context.registerBean(MeterRegistry.class, () -> meters);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(
                DoorProperties.class,
                () -> new DoorProperties(
                        null,
                        Duration.ZERO,
                        List.of(),
                        null,
                        new CommandSide("http://localhost"),
                        new QuerySide("http://localhost")));
        context.registerBean(
                AccessTokens.class,
                () -> new AccessTokens("a-secret-of-the-tests-with-enough-bytes", Clock.systemUTC(), Duration.ZERO));
        context.register(EventLogConfiguration.class, DispatchConfiguration.class, GuildRepositoryConfiguration.class);
        context.refresh();
    }

    void send(GuildCommand command) {
        context.getBean(CommandDoor.class).record(command, Object.class, WRITE);
    }

    /** From now on done whenever a command has been decided, or rejected, and nothing is stored yet. */
    void afterEachDecision(Runnable task) {
        context.getBean(CommandBus.class).registerHandlerInterceptor((work, chain) -> {
            try {
                return chain.proceed();
            } finally {
                task.run();
            }
        });
    }

    /** How often the log was kept for one command. */
    long turns() {
        return meters.get("guildhall.log.turn").timer().count();
    }

    EventStore events() {
        return context.getBean(EventStore.class);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    void forgetAggregates() {
        context.getBean(AggregateCache.class).removeAll();
    }

    /** As it is read from the log, past every cache. */
    Guild loaded() {
        return DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> EventSourcingRepository.builder(Guild.class)
                        .eventStore(events())
                        .<EventSourcingRepository<Guild>>build()
                        .load(AGGREGATE)
                        .invoke(guild -> guild))
                .getPayload();
    }

    /** The sequence of the snapshot that is kept; -1 when there is none. */
    long snapshotAt() {
        return jdbc().sql("select sequence from log.snapshot where aggregate_id = ?")
                .param(AGGREGATE)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    @Override
    public void close() {
        context.close();
    }
}
