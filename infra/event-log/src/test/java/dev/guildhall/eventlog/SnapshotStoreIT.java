package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.eventlog.LogFixture.Seen;
import dev.guildhall.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotStoreIT {
    private static final String AGGREGATE = "guild:a";
    private static final Seen STATE = new Seen(LogFixture.GUILD, Map.of("prefix", 10L));
    private static final String FORM = "test.Seen";
    private static final int REVISION = 2;

    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);
    private final PostgresEventStore events = new PostgresEventStore(log.engine, log.tail);

    @BeforeEach
    void happen() {
        log.append(AGGREGATE, LongStream.range(0, 20).toArray());
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void take(long sequence, Record state) {
        events.storeSnapshot(new GenericDomainEventMessage<>("Guild", AGGREGATE, sequence, state));
    }

    /** Stores a row as somebody would who knows how checksums are made. */
    private void plant(String aggregateType, String type, int revision, String payload) {
        byte[] link = log.jdbc()
                .sql("select link from log.event where aggregate_id = ? and sequence = 9")
                .param(AGGREGATE)
                .query(byte[].class)
                .single();
        SnapshotRow row = new SnapshotRow(
                AGGREGATE, aggregateType, 9, type, revision, Instant.EPOCH, payload.getBytes(StandardCharsets.UTF_8));
        log.jdbc()
                .sql("insert into log.snapshot (aggregate_id, aggregate_type, sequence, type, revision, recorded_at,"
                        + " payload, checksum) values (?, ?, ?, ?, ?, 'epoch', ?, ?)")
                .params(AGGREGATE, aggregateType, 9, type, revision, row.payload(), row.checksum(link))
                .update();
    }

    private List<Long> sequencesRead() {
        return events.readEvents(AGGREGATE)
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .map(Long.class::cast)
                .toList();
    }

    private int kept() {
        return log.jdbc()
                .sql("select count(*) from log.snapshot")
                .query(Integer.class)
                .single();
    }

    private void assertDiscarded() {
        assertThat(sequencesRead())
                .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
        assertThat(kept()).isZero();
    }

    @Nested
    class WhenOneFits {
        @Test
        void isReadInPlaceOfTheEventsBeforeIt() {
            take(9, STATE);

            assertThat(sequencesRead())
                    .containsExactlyElementsOf(LongStream.range(9, 20).boxed().toList());
            DomainEventMessage<?> snapshot = events.readEvents(AGGREGATE).next();
            assertThat(snapshot.getPayload()).isEqualTo(STATE);
            assertThat(snapshot.getType()).isEqualTo("Guild");
            assertThat(kept()).isEqualTo(1);
        }

        @Test
        void isReadByOtherProcesses() {
            take(9, STATE);

            try (LogFixture other = new LogFixture(database)) {
                assertThat(other.engine.readSnapshot(AGGREGATE).orElseThrow().getPayload())
                        .isEqualTo(STATE);
            }
        }

        @Test
        void isOnlyReplacedByANewerOne() {
            take(9, STATE);
            take(4, new Seen(LogFixture.GUILD, Map.of("older", 1L)));
            take(9, new Seen(LogFixture.GUILD, Map.of("same", 1L)));
            assertThat(events.readEvents(AGGREGATE).next().getPayload()).isEqualTo(STATE);

            Seen newer = new Seen(LogFixture.GUILD, Map.of("newer", 1L));
            take(19, newer);
            assertThat(events.readEvents(AGGREGATE).next().getPayload()).isEqualTo(newer);
            assertThat(sequencesRead()).containsExactly(19L);
        }

        @Test
        void belongsToNoOtherAggregate() {
            log.append("guild:b", 0);
            take(9, STATE);

            assertThat(log.engine.readSnapshot("guild:b")).isEmpty();
        }
    }

    @Nested
    class WhenOneIsTakenOfWhatIsNotThere {
        @Test
        void isNotStored() {
            take(20, STATE);

            assertThat(kept()).isZero();
        }

        @Test
        void refusesAFormThatNobodyDeclared() {
            record Undeclared(String guildId) {}

            assertThatThrownBy(() -> take(9, new Undeclared("1"))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class WhenOneDoesNotFit {
        @Test
        void acceptsWhatIsPlantedWell() {
            plant("Guild", FORM, REVISION, "{\"guildId\":\"1\",\"counts\":{}}");

            assertThat(sequencesRead()).hasSize(11);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "payload = payload || ' '::bytea",
                    "payload = convert_to(replace(convert_from(payload, 'UTF8'), '10', '11'), 'UTF8')",
                    "sequence = sequence - 1",
                    "sequence = 1000",
                    "revision = 1",
                    "type = 'other.State'",
                    "aggregate_type = 'Ticket'",
                    "recorded_at = recorded_at + interval '1 microsecond'",
                    "checksum = sha256(payload)",
                    "checksum = ''"
                })
        void isDiscardedWhereAnyFieldWasTouched(String edit) {
            take(9, STATE);
            assertThat(log.jdbc().sql("update log.snapshot set " + edit).update())
                    .isEqualTo(1);

            assertDiscarded();
        }

        @Test
        void isDiscardedUnderAnotherAggregatesId() {
            log.append("guild:b", LongStream.range(0, 10).toArray());
            take(9, STATE);
            log.jdbc().sql("update log.snapshot set aggregate_id = 'guild:b'").update();

            assertThat(log.engine.readSnapshot("guild:b")).isEmpty();
            assertThat(kept()).isZero();
        }

        /** Such a name never equals the one that is stored: a filter that then abstains lets everything through. */
        @ParameterizedTest
        @ValueSource(strings = {"dev.guildhall.eventlog.LogFixture$Seen", "Seen", "test.seen", "test.Seen "})
        void isDiscardedUnderAnyOtherNameOfTheSameClass(String type) {
            plant("Guild", type, REVISION, "{\"guildId\":\"1\",\"counts\":{}}");

            assertDiscarded();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 3})
        void isDiscardedInAnotherRevisionThoughTheShapeIsTheSame(int revision) {
            plant("Guild", FORM, revision, "{\"guildId\":\"1\",\"counts\":{}}");

            assertDiscarded();
        }

        @Test
        void isDiscardedWhenItIsOfAnotherTypeOfAggregate() {
            plant("Ticket", FORM, REVISION, "{\"guildId\":\"1\",\"counts\":{}}");

            assertDiscarded();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{\"guildId\":\"1\",\"counts\":{}",
                    "{\"guildId\":\"1\"}",
                    "{\"guildId\":\"1\",\"counts\":{},\"more\":1}",
                    "{\"guildId\":\"1\",\"counts\":{\"a\":\"b\"}}"
                })
        void isDiscardedWhenItsPayloadIsBroken(String payload) {
            plant("Guild", FORM, REVISION, payload);

            assertDiscarded();
        }

        @Test
        void isDiscardedWhenTheLogWasSetBackAndWentOnDifferently() {
            take(9, STATE);
            log.jdbc()
                    .sql("alter table log.event disable trigger event_only_grows")
                    .update();
            log.jdbc().sql("delete from log.event where sequence >= 9").update();
            log.append(AGGREGATE, LongStream.range(9, 20).toArray());

            assertDiscarded();
        }

        @Test
        void makesRoomForTheNext() {
            take(9, STATE);
            log.jdbc().sql("update log.snapshot set sequence = 1000").update();
            sequencesRead();

            take(9, STATE);

            assertThat(sequencesRead()).hasSize(11);
        }
    }
}
