package dev.guildhall.benchmarks.letters;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventCodec;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.LogFill;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.operation.DeadLetterRetryRequested;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.query.configuration.ConfigurationProcessor;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.ViewConfiguration;
import dev.guildhall.query.configuration.ViewProgress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A log and the configuration view of it, with guilds of which every other one is poisoned, or none. */
final class LetterRun implements AutoCloseable {
    private static final String OWNER = "1280000000000000001";
    private static final String POISON = "chess.Opened";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final int guilds;
    private final long[] sequences;

    /** @param poisoned whether the second event of every other guild cannot be read */
    LetterRun(HikariDataSource pool, int guilds, boolean poisoned) throws InterruptedException {
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
        this.guilds = guilds;
        this.sequences = new long[guilds];
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(SimpleMeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(SharedClock.class, () -> new SharedClock(Clock.systemUTC()));
        context.register(EventLogConfiguration.class, ViewConfiguration.class);
        context.refresh();
        fill(poisoned);
    }

    private void fill(boolean poisoned) throws InterruptedException {
        context.getBean(ConfigurationProcessor.class).pause();
        LogFill.fill(pool, context.getBean(EventCodec.class), 2L * guilds, this::next);
        if (poisoned) {
            sql("alter table log.event disable trigger event_only_grows");
            sql("update log.event set type = '%s' where position > %d and position %% 2 = 0".formatted(POISON, guilds));
        }
        context.getBean(ConfigurationProcessor.class).resume();
        awaitLive(context.getBean(LogReader.class).head());
    }

    private DomainEventMessage<?> next(long number) {
        return event((int) (number % guilds));
    }

    private DomainEventMessage<?> event(int guild) {
        String guildId = GuildCommands.guild(guild);
        long sequence = sequences[guild]++;
        GuildhallEvent payload = sequence == 0
                ? new GuildRegistered(guildId, "Guild " + guildId, OWNER)
                : new SettingsChanged(guildId, List.of(new Change("prefix", null, Long.toHexString(sequence))));
        return new GenericDomainEventMessage<>(
                "Guild", AggregateIds.guild(guildId), sequence, payload, GuildCommands.metadata(guild));
    }

    /** Appends an event of one guild of each kind, the one that may be poisoned first. */
    void append(int pair) {
        EventStore store = context.getBean(EventStore.class);
        // Positions are counted from one: guilds with odd numbers here have even positions.
        store.publish(List.of(event(2 * pair % guilds + 1)));
        store.publish(List.of(event(2 * pair % guilds)));
    }

    /** How long it takes until the view has come to where the log ends now. */
    Duration lag() throws InterruptedException {
        long begin = System.nanoTime();
        awaitLive(jdbc.sql("select max(position) from log.event")
                .query(Long.class)
                .single());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void awaitLive(long position) throws InterruptedException {
        if (!context.getBean(ViewProgress.class).await(position, PATIENCE)) {
            throw new IllegalStateException("the view has not come to position " + position);
        }
    }

    int waiting() {
        return context.getBean(Parkings.class).list().counts().getOrDefault(ConfigurationProjection.GROUP, 0);
    }

    /** As if the program had been corrected: one command has all go on. @return how long it took */
    Duration drain() {
        sql("update log.event set type = 'settings.Changed' where type = '%s'".formatted(POISON));
        try (LetterDeskRun desk = new LetterDeskRun(context, pool)) {
            desk.start();
            long begin = System.nanoTime();
            context.getBean(EventStore.class)
                    .publish(List.of(new GenericDomainEventMessage<>(
                            "Projection",
                            AggregateIds.projection(ConfigurationProjection.GROUP),
                            0,
                            new DeadLetterRetryRequested(ConfigurationProjection.GROUP, null),
                            Map.of(MetadataKeys.ORIGIN, "operator"))));
            Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> waiting() == 0);
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    /** Whether every guild's row is as far as its own events. */
    boolean isWhole() {
        return jdbc.sql("""
                        select count(*) from query.guild_configuration v
                         where position = (select max(position) from log.event e where e.guild_id = v.guild_id)""").query(Integer.class).single() == guilds;
    }

    private void sql(String sql) {
        jdbc.sql(sql).update();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
