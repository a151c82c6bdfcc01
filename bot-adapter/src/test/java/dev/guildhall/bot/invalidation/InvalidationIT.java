package dev.guildhall.bot.invalidation;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.Overhearing;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InvalidationIT {
    /** What the contract promises while Redis is away. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();

    @AfterEach
    void close() {
        sides.close();
        discord.close();
    }

    @Nested
    class WhenRedisIsThere {
        private final TestRedis redis = TestRedis.dedicated();
        private final RunningBot bot = start(redis.url());

        @BeforeEach
        void listen() {
            awaitSubscription(redis);
        }

        @AfterEach
        void stop() {
            bot.close();
            redis.close();
        }

        @Test
        void theNextAnswerIsAtLeastAsNewAsTheInvalidation() {
            discord.command(DEMO, ADAM, "/config show");
            long version = sides.configure(DEMO, Map.of("prefix", "?"));
            publish(bot, Channel.BOT_SETTINGS, ConfigChanged.updated(DEMO, ConfigPart.SETTINGS, 1, version));
            await().until(() -> known(bot) == version);

            assertThat(prefix()).isEqualTo("`?`");
            assertThat(sides.calls("GET", "/api/guilds/" + DEMO).getLast().query())
                    .isEqualTo("atLeast=" + version);
        }

        @Test
        void everyPartIsHeardOfOnItsOwnChannel() {
            long version = 2_000;
            for (ConfigPart part : ConfigPart.values()) {
                long next = ++version;
                publish(bot, Channel.forPart(part), ConfigChanged.updated(DEMO, part, 1, next));

                await(part.word()).until(() -> known(bot) == next);
            }
        }

        @Test
        void togglesAreHeardOf() {
            publish(bot, Channel.MODULE_TOGGLE, new ModuleToggle(DEMO, "giveaway", true, Map.of(), 1, 2_000));

            await().until(() -> known(bot) == 2_000);
        }

        @Test
        void aReloadForgetsTheGuildWhateverItsVersion() {
            discord.command(DEMO, ADAM, "/config show");
            ConfigurationCache cache = bot.bean(ConfigurationCache.class);
            assertThat(cache.size()).isEqualTo(1);

            publish(bot, Channel.GUILD_RELOAD, new GuildReload(DEMO, 1, known(bot)));

            await().until(() -> cache.size() == 0);
        }

        @Test
        void guildsThatTheBotIsNotInAreIgnored() {
            String stranger = "1180000000000000999";
            bot.bean(Invalidations.class)
                    .received(Channel.BOT_SETTINGS, ConfigChanged.updated(stranger, ConfigPart.SETTINGS, 1, 2_000));

            assertThat(bot.bean(ConfigurationCache.class).knownVersion(stranger))
                    .isZero();
        }

        @Test
        void whatCannotBeReadIsCaughtUpWith() {
            long version = sides.change(DEMO, Map.of("prefix", "?"));
            bot.publish(Channel.BOT_ANY, "not json");

            await().atMost(PROMISED).until(() -> known(bot) == version);
        }
    }

    @Nested
    class WhenRedisDies {
        private final TestRedis redis = TestRedis.dedicated();
        private final RunningBot bot = start(redis.url());

        @AfterEach
        void stop() {
            bot.close();
            redis.close();
        }

        @Test
        void changesArriveAllTheSame() {
            discord.command(DEMO, ADAM, "/config show");
            redis.kill();
            long version = sides.change(DEMO, Map.of("prefix", "?"));

            await().atMost(PROMISED).until(() -> known(bot) == version);
            assertThat(prefix()).isEqualTo("`?`");
        }

        @Test
        void whatWasMissedIsCaughtUpWithAndMessagesComeAgain() {
            redis.kill();
            long missed = sides.change(DEMO, Map.of("prefix", "?"));
            redis.startAgain();
            await().atMost(PROMISED).until(() -> known(bot) == missed);

            awaitSubscription(redis);
            publish(bot, Channel.BOT_SETTINGS, ConfigChanged.updated(DEMO, ConfigPart.SETTINGS, 1, missed + 1));
            await().until(() -> known(bot) == missed + 1);
        }

        @Test
        void commandsGoOn() {
            redis.kill();

            assertThat(discord.command(DEMO, ADAM, "/config set key:prefix value:$")
                            .path("content")
                            .asString())
                    .isEqualTo("**prefix** is now `$`");
        }
    }

    @Nested
    class WhenRedisFreezes {
        private final TestRedis redis = TestRedis.dedicated();
        private final RunningBot bot = start(redis.url(), RunningBot.REDIS_TIMEOUT + "1s");

        @AfterEach
        void stop() throws Exception {
            signal("CONT");
            bot.close();
            redis.close();
        }

        @Test
        void changesArriveAllTheSame() throws Exception {
            awaitSubscription(redis);
            signal("STOP");
            long version = sides.change(DEMO, Map.of("prefix", "?"));

            await().atMost(PROMISED).until(() -> known(bot) == version);
            assertThat(prefix()).isEqualTo("`?`");
        }

        private void signal(String name) throws IOException, InterruptedException {
            String pid = Long.toString(redis.server().pid());
            assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                    .isZero();
        }
    }

    @Nested
    class WhenRedisWasNeverThere {
        @Test
        void theBotStartsAnswersAndLearnsOfChanges() {
            try (RunningBot bot = start("redis://localhost:" + FreePorts.next())) {
                assertThat(prefix()).isEqualTo("`!`");
                long version = sides.change(DEMO, Map.of("prefix", "?"));

                await().atMost(PROMISED).until(() -> known(bot) == version);
                assertThat(prefix()).isEqualTo("`?`");
            }
        }
    }

    private RunningBot start(String redisUrl, String... more) {
        RunningBot bot = RunningBot.start(discord, redisUrl, sides, more)
                .awaitConnected()
                .awaitCommands();
        await().until(() -> !sides.calls("PUT", "/internal/guilds/" + DEMO).isEmpty() && known(bot) > 0);
        await().until(sides::isFollowed);
        return bot;
    }

    private static void awaitSubscription(TestRedis redis) {
        await().atMost(PROMISED)
                .ignoreExceptions()
                .until(() -> Overhearing.subscribers(redis.url(), "guild:reload") == 1);
    }

    private static void publish(RunningBot bot, Channel channel, Envelope envelope) {
        bot.publish(channel, EventJson.writeString(envelope));
    }

    private static long known(RunningBot bot) {
        return bot.bean(ConfigurationCache.class).knownVersion(DEMO);
    }

    private String prefix() {
        JsonNode answer = discord.command(DEMO, ADAM, "/config show");
        return answer.path("embeds")
                .path(0)
                .path("fields")
                .path(0)
                .path("value")
                .asString();
    }
}
