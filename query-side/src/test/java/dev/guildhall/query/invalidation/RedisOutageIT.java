package dev.guildhall.query.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.testkit.TestRedis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RedisOutageIT {
    private static final String GUILD = "1180000000000000001";
    private static final String OTHER = "1180000000000000002";
    private static final String OLIVIA = "1180000000000000101";

    private final TestRedis redis = TestRedis.dedicated();

    @AfterEach
    void close() {
        redis.close();
    }

    private static long valueVersion(RedisEar ear, String key) {
        String json = ear.commands().get(key);
        return json == null
                ? 0
                : EventJson.mapper().readTree(json).get("version").asLong();
    }

    private static void readsItsWrite(QuerySideProcess side, String guild, long version) throws Exception {
        long begin = System.nanoTime();
        Reply reply = side.get("/api/guilds/" + guild + "?atLeast=" + version, OLIVIA);
        assertThat(reply.version()).isEqualTo(version);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    private static void publishesAgain(QuerySideProcess side, RedisEar ear) {
        long version = side.log().append(GuildLog.prefix(GUILD, "new"));
        await().until(() ->
                ear.about(GUILD).stream().anyMatch(h -> h.channel().equals("config:update") && h.version() == version));
    }

    @Nested
    class WhenAbsentAtTheStart {
        @Test
        void startsAndAnswersAndWritesTheValuesWhenItComes() throws Exception {
            redis.kill();
            try (QuerySideProcess side = QuerySideProcess.start(Databases.migrated(), redis.url())) {
                long version = side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                readsItsWrite(side, GUILD, version);
                assertThat(side.ask("/actuator/health").at("/status")).isEqualTo("UP");

                redis.startAgain();
                try (RedisEar ear = new RedisEar(redis.url())) {
                    await().until(() -> valueVersion(ear, "guild:config:" + GUILD) == version);
                    publishesAgain(side, ear);
                }
            }
        }
    }

    @Nested
    class WhenKilledInMidRun {
        @Test
        void goesOnAndWritesWhatChangedMeanwhile() throws Exception {
            try (QuerySideProcess side = QuerySideProcess.start(Databases.migrated(), redis.url())) {
                long first = side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                long second = side.log().append(new GuildRegistered(OTHER, "Other", OLIVIA));
                readsItsWrite(side, GUILD, first);
                readsItsWrite(side, OTHER, second);

                redis.kill();
                long away = 0;
                for (int i = 0; i < 20; i++) {
                    away = side.log().append(GuildLog.prefix(GUILD, "p" + i));
                    readsItsWrite(side, GUILD, away);
                }
                long toggled = side.log().append(new ModuleEnabled(OTHER, "music"));
                readsItsWrite(side, OTHER, toggled);
                assertThat(side.ask("/internal/changes?since=" + second)
                                .body()
                                .at("/data/guilds")
                                .size())
                        .isEqualTo(2);

                redis.startAgain();
                long last = away;
                try (RedisEar ear = new RedisEar(redis.url())) {
                    await().until(() -> valueVersion(ear, "guild:config:" + GUILD) == last
                            && valueVersion(ear, "guild:config:" + OTHER) == toggled
                            && valueVersion(ear, "guild:module:" + OTHER + ":music") == toggled);
                    publishesAgain(side, ear);
                }
            }
        }

        @Test
        void dropsWhatNobodyWaitsForAnyMore() throws Exception {
            try (QuerySideProcess side = QuerySideProcess.start(Databases.migrated(), redis.url())) {
                redis.kill();
                long version = side.log().append(new GuildRegistered(GUILD, "Demo", OLIVIA));
                readsItsWrite(side, GUILD, version);
                Counter dropped = side.bean(MeterRegistry.class)
                        .get("guildhall.invalidations.dropped")
                        .counter();
                await().until(() -> dropped.count() == 1);

                redis.startAgain();
                try (RedisEar ear = new RedisEar(redis.url())) {
                    await().until(() -> valueVersion(ear, "guild:config:" + GUILD) == version);
                    assertThat(ear.about(GUILD)).isEmpty();
                }
            }
        }
    }
}
