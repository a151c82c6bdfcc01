package dev.guildhall.bot.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A process that is stopped between its reading of a value and its writing of it. */
class PausedReaderIT {
    private static final String GUILD = "1180000000000000078";
    private static final String KEY = "guild:config:" + GUILD;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Nested
    class WhenStoppedBeforeItWrites {
        @Test
        void doesNotPutBackWhatItHadRead() throws Exception {
            try (Discord discord = new Discord();
                    RecordingSides sides = new RecordingSides();
                    TestRedis server = TestRedis.dedicated();
                    RunningBot bot = RunningBot.start(discord, server.url(), sides)) {
                long older = sides.configure(GUILD, Map.of("prefix", "old"));
                CountDownLatch decided = new CountDownLatch(1);
                CountDownLatch released = new CountDownLatch(1);
                AtomicBoolean first = new AtomicBoolean(true);
                sides.beforeAnswering(call -> {
                    if (call.path().equals("/api/guilds/" + GUILD) && first.getAndSet(false)) {
                        decided.countDown();
                        await(released);
                    }
                });
                try (JvmProcess reader = reader(discord, server, sides)) {
                    await(decided);
                    reader.suspend();
                    released.countDown();
                    long newer = sides.configure(GUILD, Map.of("prefix", "new"));
                    bot.bean(ConfigurationCache.class).read(GUILD);
                    assertThat(held(bot.redis()).version()).isEqualTo(newer);

                    reader.resume();

                    reader.awaitLine(ReaderProgram.READ + older, PATIENCE);
                    assertThat(held(bot.redis()).version()).isEqualTo(newer);
                    assertThat(held(bot.redis()).settings()).containsEntry("prefix", "new");
                }
            }
        }

        private JvmProcess reader(Discord discord, TestRedis server, RecordingSides sides) {
            return JvmProcess.of(ReaderProgram.class)
                    .arguments(
                            GUILD,
                            "--server.port=0",
                            "--guildhall.jwt-secret=" + RunningBot.JWT_SECRET,
                            "--guildhall.discord.api-url=" + discord.apiUrl(),
                            "--guildhall.discord.gateway-url=" + discord.gatewayUrl(),
                            "--guildhall.command-side.url=" + sides.url(),
                            "--guildhall.query-side.url=" + sides.url(),
                            "--spring.data.redis.url=" + server.url())
                    .start();
        }

        private GuildConfiguration held(StringRedisTemplate redis) {
            String json = redis.opsForValue().get(KEY);
            return EventJson.read(json == null ? "" : json, GuildConfiguration.class);
        }

        private void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
