package dev.guildhall.bot.notice;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ERIN;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.Overhearing;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.entities.Guild;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnectionCommands;

class MemberWatchIT {
    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    private final TestRedis redis = TestRedis.dedicated();
    private RunningBot bot;
    private Overhearing channel;

    @BeforeEach
    void start() {
        bot = startBot();
        channel = Overhearing.on(redis.url(), Channel.DISCORD_EVENTS.channelName());
    }

    private RunningBot startBot() {
        RunningBot started = RunningBot.start(discord, redis.url(), sides).awaitConnected();
        await().until(() -> started.bean(GuildPresence.class).isIn(DEMO));
        awaitRedis(started);
        return started;
    }

    @AfterEach
    void stop() {
        channel.close();
        bot.close();
        sides.close();
        discord.close();
        redis.close();
    }

    /** What is told before the bot itself has found Redis is given up. */
    private static void awaitRedis(RunningBot bot) {
        await().ignoreExceptions().until(() -> "PONG".equals(bot.redis().execute(RedisConnectionCommands::ping)));
    }

    private List<DiscordEvent> heard(int count) {
        await().until(() -> channel.heard().size() >= count);
        return channel.heard().stream()
                .map(json -> EventJson.read(json.toString(), DiscordEvent.class))
                .toList();
    }

    @Nested
    class WhenSomebodyComesAndGoes {
        @Test
        void tellsBothInTheContractsEnvelope() {
            discord.join(DEMO, ERIN, MEMBER_ROLE);
            discord.kick(DEMO, ERIN);

            List<DiscordEvent> told = heard(2);

            assertThat(told)
                    .extracting(DiscordEvent::type)
                    .containsExactly(DiscordEventType.MEMBER_JOIN, DiscordEventType.MEMBER_LEAVE);
            assertThat(told).allSatisfy(event -> {
                assertThat(event.guildId()).isEqualTo(DEMO);
                assertThat(event.userId()).isEqualTo(ERIN);
                assertThat(event.data()).isEqualTo(Map.of("bot", false));
                assertThat(event.timestamp()).isPositive();
                assertThat(event.version()).isNotNegative();
            });
        }

        @Test
        void tellsOfEachMembershipByAnIdOfItsOwn() {
            discord.join(DEMO, ERIN, MEMBER_ROLE);
            discord.kick(DEMO, ERIN);
            discord.join(DEMO, ERIN, MEMBER_ROLE);

            assertThat(heard(3)).extracting(DiscordEvent::id).doesNotHaveDuplicates();
        }

        @Test
        void twoBotsTellOfTheSameHappeningByTheSameId() {
            RunningBot second = startBot();
            try {
                discord.join(DEMO, ERIN, MEMBER_ROLE);
                discord.kick(DEMO, ERIN);

                List<DiscordEvent> told = heard(4);

                assertThat(told).extracting(DiscordEvent::id).containsOnly(ids(told));
                assertThat(ids(told)).hasSize(2);
            } finally {
                second.close();
            }
        }

        private static String[] ids(List<DiscordEvent> told) {
            return told.stream().map(DiscordEvent::id).distinct().toArray(String[]::new);
        }
    }

    @Nested
    class WhenRedisIsAway {
        @Test
        void goesOnWithoutTellingAndTellsAgainAfterwards() {
            redis.kill();
            discord.join(DEMO, ERIN, MEMBER_ROLE);
            await().until(this::erinIsMember);
            redis.startAgain();
            await().until(() -> Overhearing.subscribers(redis.url(), Channel.DISCORD_EVENTS.channelName()) == 1);
            awaitRedis(bot);
            discord.kick(DEMO, ERIN);

            await().until(() -> channel.heard().stream()
                    .anyMatch(e -> e.path("type").asString().equals("MEMBER_LEAVE")));
        }

        private boolean erinIsMember() {
            Guild guild =
                    bot.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO);
            return guild != null && guild.getMemberById(ERIN) != null;
        }
    }
}
