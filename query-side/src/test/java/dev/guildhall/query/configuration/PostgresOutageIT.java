package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogUnavailable;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresOutageIT {
    private static final String GUILD = "1180000000000003001";
    private static final String OLIVIA = "1180000000000000101";

    @Nested
    class WhenPostgresIsAwayForAWhile {
        @Test
        void saysSoAndThenFollowsByItself() throws Exception {
            try (TestPostgres postgres = TestPostgres.dedicated();
                    RedisEar ear = new RedisEar(TestRedis.shared().url());
                    QuerySideProcess side = QuerySideProcess.start(
                            postgres.newDatabase(), TestRedis.shared().url())) {
                GuildLog log = side.log();
                long before = log.append(new GuildRegistered(GUILD, "Demo", OLIVIA), GuildLog.prefix(GUILD, "a"));
                assertThat(side.get("/api/guilds/" + GUILD + "?atLeast=" + before, OLIVIA)
                                .status())
                        .isEqualTo(200);

                postgres.kill();
                // What was read a moment ago may still be answered, see SharedGuildReads.
                await().until(() -> side.get("/api/guilds/" + GUILD, OLIVIA).status() == 503);
                Reply away = side.get("/api/guilds/" + GUILD, OLIVIA);
                assertThat(away.status()).isEqualTo(503);
                assertThat(away.headers()).containsKey("retry-after");
                assertThat(side.ask("/internal/changes?since=0").status()).isEqualTo(503);
                ConfigurationProcessor processor = side.bean(ConfigurationProcessor.class);
                await().until(() -> !processor.isHealthy());

                postgres.startAgain();
                await().ignoreExceptions()
                        .until(() -> side.get("/api/guilds/" + GUILD, OLIVIA).status() == 200);
                // Whoever writes finds out by himself that PostgreSQL is back.
                long after = await().ignoreExceptionsInstanceOf(LogUnavailable.class)
                        .until(() -> log.append(GuildLog.prefix(GUILD, "b")), position -> true);
                await().until(() -> ear.about(GUILD).stream()
                        .anyMatch(h -> h.channel().equals("config:update") && h.version() == after));
                assertThat(side.get("/api/guilds/" + GUILD + "?atLeast=" + after, OLIVIA)
                                .at("/data/settings/prefix"))
                        .isEqualTo("b");
                await().until(processor::isHealthy);
                // An outage is no event's fault.
                assertThat(side.bean(Parkings.class).list().any()).isFalse();
            }
        }
    }

    @Nested
    class WhenPostgresIsRestartedUnderLoad {
        @Test
        void losesNothingAndRepeatsNothing() throws Exception {
            try (TestPostgres postgres = TestPostgres.dedicated();
                    QuerySideProcess side = QuerySideProcess.start(
                            postgres.newDatabase(), TestRedis.shared().url())) {
                GuildLog log = side.log();
                log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                for (int i = 0; i < 500; i++) {
                    log.append(GuildLog.prefix(GUILD, "p" + i));
                }
                postgres.restart();

                await().ignoreExceptions().until(() -> {
                    log.append(GuildLog.prefix(GUILD, "last"));
                    return true;
                });
                await().ignoreExceptions()
                        .until(() -> side.get("/api/guilds/" + GUILD + "/settings", OLIVIA)
                                .at("/data/prefix")
                                .equals("last"));
                assertThat(side.bean(Parkings.class).list().any()).isFalse();
            }
        }
    }
}
