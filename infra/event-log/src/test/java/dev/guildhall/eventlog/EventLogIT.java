package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.Actor;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.SealedValue;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class EventLogIT {
    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);

    @AfterEach
    void close() {
        log.close();
    }

    @Nested
    class WhenAppending {
        @Test
        void givesContiguousPositionsFromOne() {
            log.append("guild:a", 0, 1);
            log.append("guild:b", 0);

            assertThat(log.positions()).containsExactly(1L, 2L, 3L);
        }

        @Test
        void readsBackWhatWasStored() {
            Map<String, String> metadata = Map.of(
                    MetadataKeys.ACTOR_TYPE,
                    Actor.Type.PANEL.word(),
                    MetadataKeys.ACTOR_ID,
                    "1180000000000000102",
                    MetadataKeys.ACTOR_NAME,
                    "adam",
                    MetadataKeys.REASON,
                    "ours is '!' 🎉");
            log.engine.appendEvents(LogFixture.events("guild:a", metadata, 0));

            LoggedEvent event = log.reader.after(0, 10).getFirst();
            assertThat(event.payload()).isEqualTo(LogFixture.prefix("was", "is 0"));
            assertThat(event.metadata()).isEqualTo(metadata);
            assertThat(event.type()).isEqualTo("settings.Changed");
        }

        @Test
        void keepsWhatIsAboutAPersonOutOfSight() {
            Map<String, String> metadata = Map.of(
                    MetadataKeys.ACTOR_TYPE, "panel", MetadataKeys.ACTOR_ID, "77", MetadataKeys.ACTOR_NAME, "adam");
            log.engine.appendEvents(LogFixture.events("guild:a", metadata, 0));

            String stored = log.jdbc()
                    .sql("select convert_from(metadata, 'UTF8') from log.event")
                    .query(String.class)
                    .single();
            assertThat(stored).doesNotContain("adam").contains("\"actorId\":\"77\"", "user:77");

            log.jdbc().sql("delete from log.subject_key").update();
            try (LogFixture later = new LogFixture(database)) {
                assertThat(later.reader.after(0, 10).getFirst().metadata())
                        .containsEntry(MetadataKeys.ACTOR_NAME, SealedValue.ERASED);
            }
        }

        @Test
        void failsOnlyTheCallerThatLostAConflict() {
            log.append("guild:a", 0);

            assertThatThrownBy(() -> log.append("guild:a", 0)).isInstanceOf(ConcurrencyException.class);
            log.append("guild:a", 1);

            assertThat(log.positions()).containsExactly(1L, 2L);
        }

        @Test
        void refusesAWholeRequestOrNone() {
            log.append("guild:a", 1);

            assertThatThrownBy(() -> log.append("guild:a", 0, 1)).isInstanceOf(ConcurrencyException.class);

            assertThat(log.positions()).containsExactly(1L);
        }

        @Test
        void letsOtherRequestsOfTheSameBatchPass() throws Exception {
            log.append("guild:a", 0);
            try (Connection connection = log.connections.open("test")) {
                List<Appender.Answer> answers = Appender.append(
                        connection, List.of(request("guild:b", 0), request("guild:a", 0), request("guild:c", 0, 1)));

                assertThat(answers.get(0)).isEqualTo(new Appender.Answer(2, 2, null));
                assertThat(answers.get(1).refusal()).isEqualTo("event_sequence_unique");
                assertThat(answers.get(2)).isEqualTo(new Appender.Answer(3, 4, null));
            }
            assertChainIsWhole(4);
        }

        @Test
        void chainsLoneAndGatheredEventsAlike() throws Exception {
            try (Connection connection = log.connections.open("test")) {
                assertThat(Appender.append(connection, List.of(request("guild:a", 0))))
                        .containsExactly(new Appender.Answer(1, 1, null));
                assertThat(Appender.append(
                                connection,
                                List.of(request("guild:b", 0, 1), request("guild:a", 1), request("guild:c", 0))))
                        .containsExactly(
                                new Appender.Answer(2, 3, null),
                                new Appender.Answer(4, 4, null),
                                new Appender.Answer(5, 5, null));
                assertThat(Appender.append(connection, List.of(request("guild:c", 1))))
                        .containsExactly(new Appender.Answer(6, 6, null));
            }
            assertChainIsWhole(6);
        }

        @Test
        void staysContiguousWhateverManyWritersDo() {
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            try (LogFixture other = new LogFixture(database);
                    ExecutorService callers = Executors.newFixedThreadPool(16)) {
                for (int caller = 0; caller < 16; caller++) {
                    LogFixture process = caller % 2 == 0 ? log : other;
                    String own = "guild:" + caller;
                    callers.execute(() -> {
                        for (int n = 0; n < 50; n++) {
                            try {
                                process.append(own, n);
                                process.append("guild:contested", n);
                            } catch (ConcurrencyException expected) {
                                // The contested aggregate: exactly one caller wins each sequence.
                            } catch (RuntimeException e) {
                                failures.add(e);
                            }
                        }
                    });
                }
            }
            assertThat(failures).isEmpty();
            assertThat(log.positions())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 850).boxed().toList());
            assertChainIsWhole(850);
        }
    }

    @Nested
    class WhenOneHoldsTheLock {
        @Test
        void cutsOffWhoFallsSilentAndLetsTheOthersGoOn() throws Exception {
            try (Connection silent = log.connections.open("silent")) {
                silent.setAutoCommit(false);
                Appender.append(silent, List.of(request("guild:silent", 0)));

                log.append("guild:a", 0);

                assertThat(log.positions()).containsExactly(1L);
                assertThatThrownBy(silent::commit).isInstanceOf(SQLException.class);
                assertThat(log.reader.after(0, 1).getFirst().aggregateId()).isEqualTo("guild:a");
            }
        }

        @Test
        void isNotHeldUpByAnUnrelatedOpenTransaction() throws Exception {
            try (Connection unrelated = log.connections.open("unrelated");
                    Statement statement = unrelated.createStatement()) {
                unrelated.setAutoCommit(false);
                statement.execute("select pg_current_xact_id(), count(*) from log.event");

                log.append("guild:a", 0);

                try (BlockingStream<TrackedEventMessage<?>> stream = log.tail.openStream(null)) {
                    assertThat(stream.nextAvailable().trackingToken().position())
                            .hasValue(1);
                }
            }
        }
    }

    @Nested
    class WhenTailing {
        @Test
        void wakesAReaderInAnotherProcess() throws Exception {
            try (LogFixture reading = new LogFixture(database);
                    BlockingStream<TrackedEventMessage<?>> stream = reading.tail.openStream(null)) {
                log.append("guild:a", 0, 1);

                assertThat(stream.nextAvailable().getPayload()).isEqualTo(LogFixture.prefix("was", "is 0"));
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(2);
                assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
            }
        }

        @Test
        void findsOutByItselfWhenEveryWakeUpIsLost() throws Exception {
            try (LogFixture reading = new LogFixture(database);
                    BlockingStream<TrackedEventMessage<?>> stream = reading.tail.openStream(null);
                    Connection silent = log.connections.open("no-notify")) {
                Appender.append(silent, List.of(request("guild:a", 0)));

                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
            }
        }

        @Test
        void goesOnAfterItsConnectionWasKilled() throws Exception {
            try (LogFixture reading = new LogFixture(database);
                    BlockingStream<TrackedEventMessage<?>> stream = reading.tail.openStream(null)) {
                log.append("guild:a", 0);
                stream.nextAvailable();
                killBackends("guildhall-event-log-listen");

                log.append("guild:a", 1);

                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(2);
            }
        }
    }

    @Nested
    class WhenTheConnectionBreaks {
        @Test
        void losesNothingThatWasAcknowledgedAndStoresNothingTwice() {
            List<Long> acknowledged = new ArrayList<>();
            try (ExecutorService killer = Executors.newSingleThreadExecutor()) {
                for (int n = 0; n < 200; n++) {
                    if (n % 20 == 10) {
                        killer.execute(() -> killBackends("guildhall-event-log-writer"));
                    }
                    long sequence = n;
                    await().pollDelay(Duration.ZERO).until(() -> acknowledge(sequence, acknowledged));
                }
            }
            DomainEventStream stored = log.engine.readEvents("guild:a", 0);
            assertThat(stored.asStream().map(e -> e.getSequenceNumber()).toList())
                    .containsExactlyElementsOf(acknowledged);
            assertThat(log.positions()).hasSize(200);
        }

        private boolean acknowledge(long sequence, List<Long> acknowledged) {
            try {
                log.append("guild:a", sequence);
                return acknowledged.add(sequence);
            } catch (LogUnavailable e) {
                assertThat(e.outcomeUnknown()).isFalse();
                return false;
            }
        }
    }

    @Nested
    class WhenPostgresIsAway {
        @Test
        void refusesAtOnceAndTakesEventsAgainWhenItIsBack() {
            try (TestPostgres server = TestPostgres.dedicated();
                    LogFixture own = new LogFixture(server.newDatabase())) {
                own.append("guild:a", 0);
                server.stop();
                await().until(() -> refusal(own) instanceof LogUnavailable);
                assertThat(refusal(own))
                        .isInstanceOfSatisfying(
                                LogUnavailable.class,
                                e -> assertThat(e.outcomeUnknown()).isFalse());

                server.startAgain();

                await().until(() -> refusal(own) == null);
                // A pool may hand out a connection of before the restart, once each.
                await().ignoreExceptionsInstanceOf(DataAccessException.class)
                        .untilAsserted(() -> assertThat(own.positions()).containsExactly(1L, 2L));
            }
        }

        private @Nullable RuntimeException refusal(LogFixture process) {
            try {
                process.append("guild:a", 1);
                return null;
            } catch (LogUnavailable e) {
                return e;
            }
        }
    }

    private void assertChainIsWhole(int count) {
        byte[] previous = Chain.genesis();
        List<ChainRow> rows = ChainRow.read(log.jdbc());
        assertThat(rows).hasSize(count);
        for (ChainRow row : rows) {
            previous = Chain.link(previous, row.position(), row.recordedAt(), Chain.content(row.row()));
            assertThat(row.link()).as("link at %d", row.position()).isEqualTo(previous);
        }
    }

    private Appender.Request request(String aggregateId, long... sequences) {
        return Appender.Request.of(LogFixture.events(aggregateId, Map.of(), sequences).stream()
                .map(event -> log.codec.encode(event, 0))
                .toList());
    }

    private void killBackends(String applicationName) {
        log.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = ? and datname = current_database()")
                .param(applicationName)
                .query(Boolean.class)
                .list();
    }
}
