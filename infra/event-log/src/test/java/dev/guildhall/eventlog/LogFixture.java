package dev.guildhall.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.events.Change;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of one process's event log on a test's data base. Several on one data base act like several processes. */
final class LogFixture implements AutoCloseable {
    /** The state of an aggregate that only remembers. */
    @SnapshotType(value = "test.Seen", revision = 2)
    record Seen(String guildId, Map<String, Long> counts) {}

    static final String GUILD = "1180000000000000001";

    final HikariDataSource dataSource = new HikariDataSource();
    final HeadWatch head = new HeadWatch();
    final SubjectKeys keys;
    final PersonalData personal;
    final ClaimCalls calls = new ClaimCalls();
    final EventCodec codec;
    final LogReader reader;
    final LogConnections connections;
    final WakeUps wakeUps;
    final GroupCommit writer;
    final EventTail tail;
    final SnapshotStore snapshots;
    final Turns turns;
    final LogStorageEngine engine;

    LogFixture(TestDatabase database) {
        this(database, position -> {});
    }

    LogFixture(TestDatabase database, LongConsumer onCommitted) {
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        dataSource.setMaximumPoolSize(4);
        if (!isMigrated()) {
            SchemaMigration.migrate(dataSource, EventLogConfiguration.SCHEMA);
        }
        keys = new SubjectKeys(dataSource);
        personal = new PersonalData(keys);
        codec = new EventCodec(personal, List.of());
        reader = new LogReader(dataSource, codec);
        connections = LogConnections.like(dataSource);
        wakeUps = new WakeUps(connections, head, keys, calls, List.of());
        writer = new GroupCommit(connections, position -> {
            onCommitted.accept(position);
            wakeUps.committed(position);
        });
        wakeUps.onConnectionLost(writer::suspect);
        tail = new EventTail(reader, head);
        snapshots = new SnapshotStore(dataSource, List.of(new SnapshotForm("Guild", Seen.class)));
        turns = new Turns(connections, writer, codec);
        engine = new LogStorageEngine(writer, reader, tail, codec, snapshots, turns);
    }

    private boolean isMigrated() {
        return jdbc().sql("select to_regclass('log.event') is not null")
                .query(Boolean.class)
                .single();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    void append(String aggregateId, long... sequences) {
        engine.appendEvents(events(aggregateId, Map.of(), sequences));
    }

    static List<DomainEventMessage<?>> events(String aggregateId, Map<String, String> metadata, long... sequences) {
        return LongStream.of(sequences)
                .<DomainEventMessage<?>>mapToObj(n -> event(aggregateId, metadata, n))
                .toList();
    }

    static DomainEventMessage<?> event(String aggregateId, Map<String, String> metadata, long sequence) {
        return new GenericDomainEventMessage<>(
                "Guild", aggregateId, sequence, prefix("was", "is " + sequence), metadata);
    }

    static SettingsChanged prefix(@Nullable Object before, @Nullable Object after) {
        return new SettingsChanged(GUILD, List.of(new Change("prefix", before, after)));
    }

    /** Positions of everything in the log, in the order in which a reader sees them. */
    List<Long> positions() {
        List<Long> positions = new ArrayList<>();
        List<LoggedEvent> page;
        do {
            page = reader.after(positions.isEmpty() ? 0 : positions.getLast(), LogReader.MAX_PAGE);
            page.forEach(event -> positions.add(event.position()));
        } while (!page.isEmpty());
        return positions;
    }

    @Override
    public void close() {
        turns.close();
        writer.close();
        wakeUps.close();
        dataSource.close();
    }
}
