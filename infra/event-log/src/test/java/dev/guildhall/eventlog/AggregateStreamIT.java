package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.eventlog.AggregateReader.Row;
import dev.guildhall.eventlog.LogFixture.Seen;
import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateStreamIT {
    private static final String AGGREGATE = "guild:a";
    private static final Pattern SCAN_OF_EVENTS =
            Pattern.compile("Scan .*on event .*\\(actual time=[^ ]* rows=([0-9]+)");
    private static final Seen STATE = new Seen(LogFixture.GUILD, Map.of("prefix", 10L));

    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);
    private final PostgresEventStore events = new PostgresEventStore(log.engine, log.tail);

    @AfterEach
    void close() {
        log.close();
    }

    private static List<Long> sequences(DomainEventStream stream) {
        return stream.asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .map(Long.class::cast)
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static DomainEventMessage<?> sized(long sequence, int characters) {
        return new GenericDomainEventMessage<>(
                "Guild", AGGREGATE, sequence, LogFixture.prefix(null, "x".repeat(characters)));
    }

    @Nested
    class WhenTheHistoryIsLong {
        @ParameterizedTest
        @ValueSource(ints = {AggregateReader.PAGE - 1, AggregateReader.PAGE, 2 * AggregateReader.PAGE + 1})
        void isReadWholeAndInOrderAcrossPages(int count) {
            log.append(AGGREGATE, LongStream.range(0, count).toArray());
            log.append("guild:b", 0, 1, 2);

            assertThat(sequences(events.readEvents(AGGREGATE))).isEqualTo(range(0, count));
            assertThat(sequences(events.readEvents(AGGREGATE, 7))).isEqualTo(range(7, count));
            DomainEventStream stream = events.readEvents(AGGREGATE);
            stream.forEachRemaining(event -> {});
            assertThat(stream.getLastSequenceNumber()).isEqualTo(count - 1L);
        }

        @Test
        void goesOnBehindItsSnapshotAcrossPages() {
            int count = 2 * AggregateReader.PAGE + 10;
            log.append(AGGREGATE, LongStream.range(0, count).toArray());
            events.storeSnapshot(new GenericDomainEventMessage<>("Guild", AGGREGATE, 4, STATE));

            assertThat(sequences(events.readEvents(AGGREGATE))).isEqualTo(range(4, count));
        }

        /** A statement that is prepared before the data base knows how much there is keeps its plan for long. */
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void touchesNothingFromBeforeItsSnapshot(boolean analysed) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                String asked = AggregateReader.START.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2");
                statement.execute("set plan_cache_mode = force_generic_plan");
                statement.execute("prepare start (text, text) as " + asked);
                statement.execute("explain execute start ('" + AGGREGATE + "', '" + AGGREGATE + "')");
                int count = 4 * AggregateReader.PAGE;
                log.append(AGGREGATE, LongStream.range(0, count).toArray());
                events.storeSnapshot(new GenericDomainEventMessage<>("Guild", AGGREGATE, count - 5, STATE));
                if (analysed) {
                    statement.execute("analyze log.event");
                }

                List<Long> touched = new ArrayList<>();
                try (ResultSet plan = statement.executeQuery(
                        "explain (analyze) execute start ('" + AGGREGATE + "', '" + AGGREGATE + "')")) {
                    while (plan.next()) {
                        Matcher scan = SCAN_OF_EVENTS.matcher(plan.getString(1));
                        if (scan.find()) {
                            touched.add(Long.valueOf(scan.group(1)));
                        }
                    }
                }

                assertThat(touched).containsExactlyInAnyOrder(1L, 4L);
            }
        }

        @Test
        void isKnownByItsSnapshotAloneWhereNothingHappenedSince() {
            log.append(AGGREGATE, 0, 1, 2);
            events.storeSnapshot(new GenericDomainEventMessage<>("Guild", AGGREGATE, 2, STATE));

            DomainEventStream stream = events.readEvents(AGGREGATE);
            assertThat(stream.next().getPayload()).isEqualTo(STATE);
            assertThat(stream.hasNext()).isFalse();
            assertThat(stream.getLastSequenceNumber()).isEqualTo(2);
        }
    }

    @Nested
    class WhenThereIsNoHistory {
        @Test
        void isEmpty() {
            DomainEventStream stream = events.readEvents(AGGREGATE);

            assertThat(stream.hasNext()).isFalse();
            assertThat(stream.getLastSequenceNumber()).isNull();
        }
    }

    @Nested
    class WhenEventsAreLarge {
        private static final int MEGABYTE = 1_000_000;
        private static final int COUNT = 30;

        @Test
        void fillsNoPageWithMoreThanFitsIntoMemory() {
            for (int n = 0; n < COUNT; n++) {
                log.engine.appendEvents(List.of(sized(n, MEGABYTE)));
            }

            AggregateReader reader = log.reader.aggregates();
            Stream.of(reader.page(AGGREGATE, 0), reader.start(AGGREGATE).events())
                    .forEach(page -> {
                        assertThat(page).hasSize(COUNT).allMatch(Row::apart);
                        assertThat(page.stream()
                                        .mapToLong(row -> row.event().payload().length)
                                        .sum())
                                .isLessThanOrEqualTo(EventTail.PAGE_BYTES);
                    });
            assertThat((long) AggregateReader.PAGE * AggregateReader.MAX_PAYLOAD_IN_PAGE)
                    .isLessThanOrEqualTo(EventTail.PAGE_BYTES);
        }

        @Test
        void areReadInTheirOrderAmongSmallOnes() {
            List<? extends DomainEventMessage<?>> written = LongStream.range(0, COUNT)
                    .mapToObj(n -> sized(n, n % 3 == 0 ? MEGABYTE : (int) n))
                    .toList();
            for (DomainEventMessage<?> event : written) {
                log.engine.appendEvents(List.of(event));
            }

            assertThat(events.readEvents(AGGREGATE)
                            .asStream()
                            .map(DomainEventMessage::getPayload)
                            .map(Object.class::cast)
                            .toList())
                    .isEqualTo(
                            written.stream().map(DomainEventMessage::getPayload).toList());
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 1})
        void areTheSameAtTheBoundary(int more) {
            int frame = log.codec.encode(sized(0, 0), 0).payload().length;
            DomainEventMessage<?> event = sized(0, AggregateReader.MAX_PAYLOAD_IN_PAGE - frame + more);
            log.engine.appendEvents(List.of(event));

            assertThat(log.reader.aggregates().page(AGGREGATE, 0).getFirst().apart())
                    .isEqualTo(more > 0);
            assertThat(events.readEvents(AGGREGATE).next().getPayload()).isEqualTo(event.getPayload());
        }
    }

    @Nested
    class WhenAnEventCannotBeRead {
        @Test
        void isNotPassedOverHoweverOftenSomebodyAsks() {
            log.append(AGGREGATE, 0, 1, 2);
            log.jdbc()
                    .sql("alter table log.event disable trigger event_only_grows")
                    .update();
            log.jdbc()
                    .sql("update log.event set type = 'chess.Opened' where sequence = 1")
                    .update();

            DomainEventStream stream = events.readEvents(AGGREGATE);
            assertThat(stream.next().getSequenceNumber()).isZero();
            for (int n = 0; n < 3; n++) {
                assertThatExceptionOfType(UnreadableEvent.class)
                        .isThrownBy(stream::hasNext)
                        .satisfies(e -> assertThat(e.position()).isEqualTo(2))
                        .satisfies(e -> assertThat(e.aggregateId()).contains(AGGREGATE));
            }
        }
    }
}
