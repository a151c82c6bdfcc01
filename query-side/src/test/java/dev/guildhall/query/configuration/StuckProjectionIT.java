package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StuckProjectionIT {
    private static final String GUILD = "1180000000000005001";
    private static final String STRANGE = "1180000000000005002";
    private static final String OLIVIA = "1180000000000000101";

    private final TestDatabase database = TestPostgres.freshDatabase();

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void isStuckBefore(QuerySideProcess side, long position) throws Exception {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> side.ask("/actuator/health").status() == 503);
        assertThat(side.ask("/internal/changes?since=-1")
                        .body()
                        .at("/data/watermark")
                        .asLong())
                .isLessThan(position);
    }

    @Nested
    class WhenAnEventCannotBeFollowed {
        @Test
        void waitsBeforeItSaysSoAndGoesOnOnceItCan() throws Exception {
            try (QuerySideProcess side =
                    QuerySideProcess.start(database, TestRedis.shared().url())) {
                GuildLog log = side.log();
                long strange = log.append(GuildLog.prefix(STRANGE, "?"));
                long after = log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));

                isStuckBefore(side, strange);
                assertThat(side.get("/api/guilds/" + GUILD, OLIVIA).status()).isEqualTo(403);

                // As if a newer program, which knows what the guild is, had taken over.
                run(
                        "INSERT INTO query.guild_configuration VALUES ('%s', '%s', 'Strange', true, '{}', '{}', '{}', '{}', 0, 0, 0)"
                                .formatted(STRANGE, OLIVIA));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> side.get("/api/guilds/" + GUILD, OLIVIA).status() == 200);
                assertThat(side.get("/api/guilds/" + STRANGE, OLIVIA).at("/data/settings/prefix"))
                        .isEqualTo("?");
                assertThat(side.get("/api/guilds/" + GUILD, OLIVIA).version()).isEqualTo(after);
                await().until(() -> side.ask("/actuator/health").status() == 200);
            }
        }
    }

    @Nested
    class WhenTheTypeOfAnEventIsUnknown {
        @Test
        void isNeverPassedOver() throws Exception {
            try (QuerySideProcess side =
                    QuerySideProcess.start(database, TestRedis.shared().url())) {
                GuildLog log = side.log();
                long known = log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                side.get("/api/guilds/" + GUILD + "?atLeast=" + known, OLIVIA);

                run("INSERT INTO log.event SELECT position + 1, gen_random_uuid(), aggregate_type, aggregate_id,"
                        + " sequence + 1, 'chess.Opened', 1, guild_id, null, recorded_at, payload, metadata, link"
                        + " FROM log.event WHERE position = " + known);

                isStuckBefore(side, known + 1);

                run("ALTER TABLE log.event DISABLE TRIGGER event_only_grows");
                run("UPDATE log.event SET type = 'guild.Registered' WHERE position = " + (known + 1));
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> side.get("/api/guilds/" + GUILD, OLIVIA).version() == known + 1);
                await().until(() -> side.ask("/actuator/health").status() == 200);
            }
        }

        @Test
        void servesEverythingBeforeItAndNamesIt() throws Exception {
            String redis = TestRedis.shared().url();
            long good;
            try (QuerySideProcess side = QuerySideProcess.start(database, redis)) {
                good = side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                side.get("/api/guilds/" + GUILD + "?atLeast=" + good, OLIVIA);
                side.bean(ConfigurationProcessor.class).stop();
                good = side.log().append(GuildLog.prefix(GUILD, "?"));
                run("INSERT INTO log.event SELECT position + 1, gen_random_uuid(), aggregate_type, aggregate_id,"
                        + " sequence + 1, 'chess.Opened', 1, guild_id, null, recorded_at, payload, metadata, link"
                        + " FROM log.event WHERE position = " + good);
            }
            try (QuerySideProcess side = QuerySideProcess.start(database, redis)) {
                long expected = good;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> side.get("/api/guilds/" + GUILD, OLIVIA).version() == expected);
                isStuckBefore(side, good + 1);
                await().untilAsserted(() -> assertThat(Objects.requireNonNull(
                                        side.bean(ConfigurationHealth.class).health())
                                .getDetails())
                        .containsEntry("stuckBefore", expected + 1));
            }
        }
    }
}
