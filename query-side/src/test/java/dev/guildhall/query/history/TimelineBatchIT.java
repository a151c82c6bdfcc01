package dev.guildhall.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.eventlog.MigrationPool;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.OfGuild;
import dev.guildhall.query.Databases;
import dev.guildhall.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** However many events are written at once, the timeline is the same. */
class TimelineBatchIT {
    private static final int EVENTS = 600;
    private static final int GUILDS = 5;

    private static HikariDataSource dataSource;

    private TimelineRows rows;

    @BeforeAll
    static void open() {
        TestDatabase database = Databases.migrated();
        dataSource = MigrationPool.open(database.jdbcUrl(), database.username(), database.password());
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @BeforeEach
    void clear() {
        rows = new TimelineRows(dataSource);
        rows.clear();
    }

    private static List<TimelineEvent> history(Random random) {
        List<RandomHistory> guilds = new ArrayList<>();
        for (int guild = 0; guild < GUILDS; guild++) {
            guilds.add(new RandomHistory(Long.toString(1_180_000_000_000_700_000L + guild), "Demo", random.nextLong()));
        }
        List<TimelineEvent> events = new ArrayList<>();
        for (int i = 1; i <= EVENTS; i++) {
            OfGuild event = guilds.get(random.nextInt(GUILDS)).next();
            events.add(new TimelineEvent(
                    event,
                    EventCatalogue.typeOf(event.getClass()),
                    i,
                    Map.of(
                            MetadataKeys.ACTOR_ID,
                            RandomHistory.ADAM,
                            MetadataKeys.CORRELATION_ID,
                            "a\tb\\c\n" + random.nextInt(EVENTS / 2))));
        }
        return events;
    }

    private List<String> oneByOne(List<TimelineEvent> events) {
        events.forEach(event -> rows.table().write(List.of(event)));
        List<String> expected = rows.all();
        rows.clear();
        return expected;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isTheSameForBatchesOfAnySizeAndForThoseThatComeAgain(long seed) {
        Random random = new Random(seed);
        List<TimelineEvent> events = history(random);
        List<String> expected = oneByOne(events);

        int from = 0;
        while (from < EVENTS) {
            int to = Math.min(EVENTS, from + 1 + random.nextInt(3 * TimelineTable.COPIED));
            rows.table().write(events.subList(from, to));
            // After segments were joined, what only one of them had followed comes again.
            from = random.nextInt(4) == 0 ? Math.max(0, to - random.nextInt(2 * TimelineTable.COPIED)) : to;
        }

        assertThat(rows.all()).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void isTheSameWhenAllCameAtOnceAndComesAgain() {
        List<TimelineEvent> events = history(new Random(5));
        List<String> expected = oneByOne(events);
        rows.table().write(events);
        assertThat(rows.all()).isEqualTo(expected);
        rows.table().write(events);
        assertThat(rows.all()).isEqualTo(expected);
    }

    @Test
    void nothingIsThereOfABatchThatIsRefused() {
        List<TimelineEvent> events = new ArrayList<>(history(new Random(6)));
        TimelineEvent middle = events.get(EVENTS / 2);
        events.set(
                EVENTS / 2,
                new TimelineEvent(
                        middle.event(),
                        middle.type(),
                        middle.position(),
                        Map.of(MetadataKeys.CORRELATION_ID, "no\u0000text")));
        assertThatThrownBy(() -> rows.table().write(events)).isInstanceOf(DataAccessException.class);
        assertThat(rows.all()).isEmpty();
    }
}
