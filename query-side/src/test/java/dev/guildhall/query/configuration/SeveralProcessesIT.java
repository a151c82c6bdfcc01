package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideApplication;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeveralProcessesIT {
    private static final String GUILD = "1180000000000004001";
    private static final String OLIVIA = "1180000000000000101";

    private static final Duration TAKE_OVER = EventLogConfiguration.CLAIM_TIMEOUT.plusSeconds(60);

    private static final Duration START = Duration.ofMinutes(3);

    private JvmProcess working;
    private QuerySideProcess waiting;
    private GuildLog log;

    @BeforeEach
    void startTwo() {
        TestDatabase database = Databases.migrated();
        String redis = TestRedis.shared().url();
        working = JvmProcess.of(QuerySideApplication.class)
                .environment(Map.of(
                        "SERVER_PORT", Integer.toString(FreePorts.next()),
                        "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", database.username(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "SPRING_DATA_REDIS_URL", redis,
                        "GUILDHALL_JWT_SECRET", "a secret for tests only, long enough to sign with"))
                .start();
        working.awaitLine("[configuration-view] (Coordination Task [0]) claimed 1 new segments", START);
        waiting = QuerySideProcess.start(database, redis);
        log = waiting.log();
        log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));
    }

    @AfterEach
    void stopBoth() {
        waiting.close();
        working.close();
    }

    private boolean hasTakenOver() {
        return !waiting.bean(ConfigurationProcessor.class)
                .processor()
                .processingStatus()
                .isEmpty();
    }

    private void readsItsOwnWrites(String prefix) throws Exception {
        for (int i = 0; i < 20; i++) {
            long version = log.append(GuildLog.prefix(GUILD, prefix + i));

            Reply reply = waiting.get("/api/guilds/" + GUILD + "/settings?atLeast=" + version, OLIVIA);

            assertThat(reply.at("/data/prefix")).isEqualTo(prefix + i);
            assertThat(reply.version()).isEqualTo(version);
        }
    }

    private void publishesWhatItIsAskedTo() throws Exception {
        try (RedisEar ear = new RedisEar(TestRedis.shared().url())) {
            waiting.send("POST", "/internal/guilds/" + GUILD + "/sync", waiting.serviceToken(), Map.of());
            await().until(() -> ear.channels(GUILD).contains("guild:reload"));
        }
    }

    @Nested
    class WhenAnotherProcessHoldsTheProjection {
        @Test
        void readsItsOwnWritesAndTakesOverWhenThatOneStops() throws Exception {
            readsItsOwnWrites("a");
            assertThat(hasTakenOver()).isFalse();
            publishesWhatItIsAskedTo();

            working.terminate();

            await().until(SeveralProcessesIT.this::hasTakenOver);
            readsItsOwnWrites("b");
        }

        @Test
        void takesOverWhenThatOneIsPausedAndIsNotDisturbedByItsReturn() throws Exception {
            readsItsOwnWrites("a");

            working.suspend();
            try {
                log.append(GuildLog.prefix(GUILD, "paused"));
                await().atMost(TAKE_OVER).until(SeveralProcessesIT.this::hasTakenOver);
                readsItsOwnWrites("b");
            } finally {
                working.resume();
            }

            readsItsOwnWrites("c");
        }
    }
}
