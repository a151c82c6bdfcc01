package dev.guildhall.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A timeline that is far behind follows many events at once. */
class TimelineCatchUpIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 500;
    private static final int GUILDS = 4;
    private static final String WAITING = "SELECT pid FROM pg_locks WHERE NOT granted"
            + " AND relation = 'query.timeline_field'::regclass AND database = (SELECT oid FROM pg_database"
            + " WHERE datname = current_database())";

    private final TestDatabase database = Databases.migrated();
    private final JdbcClient jdbc = JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    private final List<RandomHistory> guilds = IntStream.range(0, GUILDS)
            .mapToObj(number -> new RandomHistory(guild(number), "Demo", number))
            .toList();
    private QuerySideProcess side;
    private GuildLog log;
    private TimelineRows rows;

    @BeforeEach
    void start() {
        side = QuerySideProcess.start(database, TestRedis.shared().url());
        log = side.log();
        rows = new TimelineRows(side.bean(DataSource.class));
        side.pause(processor());
        for (int guild = 0; guild <= GUILDS; guild++) {
            log.append(new GuildRegistered(guild(guild), "Demo", RandomHistory.ADAM));
        }
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private TimelineProcessor processor() {
        return side.bean(TimelineProcessor.class);
    }

    private static String guild(int number) {
        return Long.toString(1_180_000_000_000_800_000L + number);
    }

    private void fill() {
        for (int i = 0; i < EVENTS; i++) {
            log.append(guilds.get(i % GUILDS).next());
        }
    }

    /** An event with a text that PostgreSQL keeps in no column; its guild has more events behind it. */
    private long poison(String guild) {
        GuildhallEvent event = new RandomHistory(guild, "Demo", 99).configuration();
        return log.append(Map.of(MetadataKeys.CORRELATION_ID, "no\u0000text"), event);
    }

    private long reached() {
        return side.bean(HistoryConfiguration.TimelineProgress.class).view().watermark();
    }

    private void awaitHead() {
        long head = side.bean(LogReader.class).head();
        await().atMost(PATIENCE).until(() -> reached() >= head);
    }

    private List<String> expected(Predicate<OfGuild> followed) {
        return rows.oneByOne(side.bean(LogReader.class), followed);
    }

    @Test
    void parksTheGuildOfAnEventInTheMiddleAloneAndFollowsTheRest() {
        fill();
        String poisoned = guild(GUILDS);
        long position = poison(poisoned);
        log.append(new RandomHistory(poisoned, "Demo", 98).configuration());
        fill();

        side.resume(processor());
        awaitHead();

        assertThat(side.bean(Parkings.class).list().counts()).containsEntry(TimelineProjection.GROUP, 1);
        assertThat(jdbc.sql("SELECT position FROM query.dead_letter WHERE projection = ? AND guild_id = ?")
                        .params(TimelineProjection.GROUP, poisoned)
                        .query(Long.class)
                        .single())
                .isEqualTo(position);
        List<String> followed = rows.all();
        assertThat(followed).hasSizeGreaterThan(2 * EVENTS);
        side.pause(processor());
        assertThat(followed)
                .isEqualTo(expected(event -> !event.guildId().equals(poisoned) || event instanceof GuildRegistered));
    }

    @Test
    void leavesNothingOfABatchThatIsCutAndThenFollowsItOnce() throws SQLException {
        fill();
        long before = reached();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE query.timeline_field IN EXCLUSIVE MODE");
            side.resume(processor());
            int cut = awaitWaiting();
            assertThat(jdbc.sql("SELECT pg_terminate_backend(?)")
                            .param(cut)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            await().atMost(PATIENCE)
                    .until(() -> jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE pid = ?")
                                    .param(cut)
                                    .query(Integer.class)
                                    .single()
                            == 0);
            assertThat(rows.all()).isEmpty();
            assertThat(reached()).isEqualTo(before);
            connection.rollback();
        }

        awaitHead();
        List<String> followed = rows.all();
        assertThat(followed).hasSizeGreaterThan(EVENTS);
        side.pause(processor());
        assertThat(followed).isEqualTo(expected(event -> true));
    }

    /** Half of a batch is written, and the other half must wait. @return by whom it is written */
    private int awaitWaiting() {
        return await().atMost(PATIENCE)
                .until(() -> jdbc.sql(WAITING).query(Integer.class).list(), found -> !found.isEmpty())
                .getFirst();
    }
}
