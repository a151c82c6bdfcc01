package dev.guildhall.bot.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.testkit.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

class ConfigurationCacheIT {
    private static final String GUILD = "1180000000000000077";
    private static final String KEY = "guild:config:" + GUILD;

    private static Discord discord;
    private static RecordingSides sides;
    private static TestRedis server;
    private static RunningBot bot;

    private StringRedisTemplate redis;
    private ConfigurationCache cache;

    @BeforeAll
    static void start() {
        discord = new Discord();
        sides = new RecordingSides();
        server = TestRedis.dedicated();
        bot = RunningBot.start(discord, server.url(), sides);
    }

    @AfterAll
    static void stop() {
        bot.close();
        server.close();
        sides.close();
        discord.close();
    }

    @BeforeEach
    void create() {
        redis = bot.redis();
        await().ignoreExceptions().untilAsserted(() -> redis.delete(KEY));
        cache = another();
    }

    @AfterEach
    void letAnswersPass() {
        sides.beforeAnswering(call -> {});
    }

    @Nested
    class WhenRead {
        @Test
        void asksTheQuerySideOnceForManyReadersAtTheSameTime() {
            sides.configure(GUILD, Map.of("prefix", "?"));
            int before = reads();
            CountDownLatch held = new CountDownLatch(1);
            sides.beforeAnswering(call -> awaitLatch(held));

            List<CompletableFuture<GuildConfiguration>> readers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> cache.read(GUILD), Thread::startVirtualThread))
                    .limit(2_000)
                    .toList();
            await().until(() -> reads() == before + 1);
            held.countDown();

            assertThat(readers)
                    .allSatisfy(reader -> assertThat(reader.join().settings()).containsEntry("prefix", "?"));
            assertThat(reads()).isEqualTo(before + 1);
        }

        @Test
        void sharesWhatItReadWithOtherProcessesThroughRedis() {
            sides.configure(GUILD, Map.of("prefix", "?"));
            GuildConfiguration read = cache.read(GUILD);
            int before = reads();

            assertThat(another().read(GUILD)).isEqualTo(read);
            assertThat(reads()).isEqualTo(before);
            assertThat(redis.getExpire(KEY)).isBetween(3_230L, 3_600L);
        }

        @Test
        void countsWhereItFoundWhat() {
            sides.configure(GUILD, Map.of());
            cache.read(GUILD);
            cache.read(GUILD);
            cache.read(GUILD);
            cache.read(GUILD);

            assertThat(cache.hitRate()).isEqualTo(0.75);
        }

        @Test
        void readsOnWhenTheValueInRedisIsNoConfiguration() {
            redis.opsForValue().set(KEY, "{\"version\":\"seven\"}");
            sides.configure(GUILD, Map.of("prefix", "?"));

            assertThat(cache.read(GUILD).settings()).containsEntry("prefix", "?");
            assertThat(redis.opsForValue().get(KEY)).contains("\"prefix\":\"?\"");
        }
    }

    @Nested
    class WhenRedisIsAway {
        @Test
        void asksTheQuerySideOnceForManyReadersAndGoesOnFromMemory() {
            sides.configure(GUILD, Map.of("prefix", "?"));
            server.kill();
            try {
                int before = reads();
                List<CompletableFuture<GuildConfiguration>> readers = Stream.generate(() ->
                                CompletableFuture.supplyAsync(() -> cache.read(GUILD), Thread::startVirtualThread))
                        .limit(2_000)
                        .toList();

                assertThat(readers)
                        .allSatisfy(
                                reader -> assertThat(reader.join().settings()).containsEntry("prefix", "?"));
                assertThat(reads()).isEqualTo(before + 1);
                assertThat(cache.isShared()).isFalse();
            } finally {
                server.startAgain();
            }
        }

        @Test
        void sharesWhatIsInMemoryAsSoonAsItIsBack() {
            long version = sides.configure(GUILD, Map.of("prefix", "?"));
            ConfigurationCache own = bot.bean(ConfigurationCache.class);
            own.reload(GUILD, version);
            own.read(GUILD);
            server.kill();
            server.startAgain();

            await().ignoreExceptions().until(() -> Boolean.TRUE.equals(redis.hasKey(KEY)));
            await().until(own::isShared);
        }
    }

    @Nested
    class WhenRedisDoesNotTakeWhatIsToBeShared {
        @Test
        void saysSoThatItCanBeTriedAgain() {
            sides.configure(GUILD, Map.of("prefix", "?"));
            ConfigurationCache own = another();
            own.read(GUILD);
            server.kill();
            try {
                assertThat(own.refill()).isFalse();
            } finally {
                server.startAgain();
            }

            await().ignoreExceptions().until(() -> own.refill() && Boolean.TRUE.equals(redis.hasKey(KEY)));
        }
    }

    @Nested
    class WhenInvalidated {
        @Test
        void takesNothingOlderFromRedis() {
            sides.configure(GUILD, Map.of("prefix", "old"));
            another().read(GUILD);
            long version = sides.configure(GUILD, Map.of("prefix", "new"));
            cache.invalidate(GUILD, version);

            assertThat(cache.read(GUILD).settings()).containsEntry("prefix", "new");
            assertThat(cache.read(GUILD).version()).isEqualTo(version);
        }

        @Test
        void aReadingThatWasOvertakenIsRepeated() {
            sides.configure(GUILD, Map.of("prefix", "old"));
            int before = reads();
            CountDownLatch held = new CountDownLatch(1);
            sides.beforeAnswering(call -> awaitLatch(held));
            CompletableFuture<GuildConfiguration> slow =
                    CompletableFuture.supplyAsync(() -> cache.read(GUILD), Thread::startVirtualThread);
            await().until(() -> reads() == before + 1);

            cache.invalidate(GUILD, sides.configure(GUILD, Map.of("prefix", "new")));
            held.countDown();

            assertThat(slow.join().settings()).containsEntry("prefix", "new");
        }

        @Test
        void aSlowReaderNeverPutsAnOldValueBackIntoRedis() {
            SharedConfigurations shared = new SharedConfigurations(redis);
            GuildConfiguration older = RecordingSides.configuration(GUILD, Map.of("prefix", "old"), 5);
            GuildConfiguration newer = RecordingSides.configuration(GUILD, Map.of("prefix", "new"), 6);

            shared.put(newer);
            shared.put(older);

            assertThat(shared.find(GUILD)).contains(newer);
        }

        @Test
        void anAnswerThatReflectsTheVersionWillDoEvenIfItIsOlder() {
            long version = sides.configure(GUILD, Map.of());
            cache.invalidate(GUILD, version + 1);
            int before = reads();

            assertThat(cache.read(GUILD).version()).isEqualTo(version);
            cache.read(GUILD);
            assertThat(reads()).isEqualTo(before + 1);
        }

        @Test
        void forgetsAGuildThatWasLeft() {
            cache.invalidate(GUILD, 9_000_000);
            cache.forget(GUILD);

            assertThat(cache.knownVersion(GUILD)).isZero();
            assertThat(cache.size()).isZero();
        }
    }

    @Nested
    class WhenWritten {
        @Test
        void hasTheShapeThatEverySideReads() {
            long version = sides.configure(GUILD, Map.of("prefix", "?"));
            cache.read(GUILD);

            String json = redis.opsForValue().get(KEY);
            assertThat(EventJson.read(json == null ? "" : json, GuildConfiguration.class))
                    .isEqualTo(RecordingSides.configuration(GUILD, Map.of("prefix", "?"), version));
        }
    }

    private ConfigurationCache another() {
        return new ConfigurationCache(bot.redis(), bot.bean(QuerySide.class), new SimpleMeterRegistry());
    }

    private static int reads() {
        return sides.calls("GET", "/api/guilds/" + GUILD).size();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
