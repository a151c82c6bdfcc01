package dev.guildhall.bot.autoresponder;

import static dev.guildhall.bot.bench.Discord.BOT;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.events.GuildModule;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.entities.Guild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AutoResponderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Discord discord;
    private static RecordingSides sides;
    private static TestRedis redis;
    private static RunningBot bot;
    private String channelId = "";

    @BeforeAll
    static void open() {
        discord = new Discord();
        sides = new RecordingSides();
        redis = TestRedis.dedicated();
        bot = start();
    }

    private static RunningBot start() {
        RunningBot started = RunningBot.start(discord, redis.url(), sides).awaitConnected();
        await().until(() -> started.bean(GuildPresence.class).isIn(DEMO));
        return started;
    }

    @AfterAll
    static void close() {
        bot.close();
        sides.close();
        discord.close();
        redis.close();
    }

    /** A channel of its own. */
    @BeforeEach
    void moveOn() {
        channelId = channel();
    }

    private static String channel() {
        String id = discord.createChannel(DEMO, "text", "chatter");
        await().atMost(PATIENCE).until(() -> knows(bot, id));
        return id;
    }

    private static boolean knows(RunningBot one, String id) {
        Guild guild = one.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO);
        return guild != null && guild.getTextChannelById(id) != null;
    }

    private static Map<String, Object> response(String trigger, String match, String reply, long cooldownSeconds) {
        return Map.of("trigger", trigger, "match", match, "reply", reply, "cooldownSeconds", cooldownSeconds);
    }

    private static void configure(Object... responses) {
        bot.learn(DEMO, enable(responses));
    }

    private static long enable(Object... responses) {
        return sides.enable(DEMO, GuildModule.AUTORESPONDER, Map.of("responses", Arrays.asList(responses)));
    }

    private String write(String content) {
        return discord.write(DEMO, MAX, channelId, content);
    }

    private List<JsonNode> answers() {
        return discord.messages(channelId).stream()
                .filter(message -> message.at("/author/id").asString().equals(BOT))
                .toList();
    }

    private List<String> answered(int count) {
        await().atMost(PATIENCE).until(() -> answers().size() >= count);
        return answers().stream()
                .map(message -> message.path("content").asString())
                .toList();
    }

    @Nested
    class WhenAMemberWrites {
        @Test
        void answersWithTheFirstThatMatchesAndPingsNobody() {
            configure(
                    response("nothing", "EXACT", "No", 0),
                    response("h(i|ello)+ there", "REGEX", "{user} {name} {server} {channel} @everyone", 0),
                    response("there", "CONTAINS", "second", 0));

            String asked = write("well, hello there");

            assertThat(answered(1)).containsExactly("<@" + MAX + "> Max Guildhall Demo <#" + channelId + "> @everyone");
            JsonNode answer = answers().getFirst();
            assertThat(answer.at("/message_reference/message_id").asString()).isEqualTo(asked);
            assertThat(answer.path("mention_everyone").asBoolean()).isFalse();
            assertThat(answer.path("mentions")).isEmpty();
        }

        @Test
        void waitsUntilTheAnswerMayBeGivenThereAgain() {
            configure(response("hi", "EXACT", "Hi!", 3_600), response("end", "EXACT", "End", 0));

            write("hi");
            write("hi");
            write("end");

            assertThat(answered(2)).containsExactly("Hi!", "End");
        }

        @Test
        void answersNoBot() {
            configure(response("Hi", "CONTAINS", "Hi Hi Hi", 0), response("end", "EXACT", "End", 0));

            write("Hi");
            answered(1);
            write("end");

            assertThat(answered(2)).containsExactly("Hi Hi Hi", "End");
        }

        @Test
        void answersWhatTheLongestMessageEndsWith() {
            configure(response("(x+x+)+y$", "REGEX", "Found", 0));

            write("x".repeat(1_999) + "y");

            assertThat(answered(1)).containsExactly("Found");
        }
    }

    @Nested
    class WhenThePanelChangesWhatIsAnswered {
        @Test
        void answersThatFromNowOn() {
            configure(response("ping", "EXACT", "pong", 0));
            write("ping");
            answered(1);

            configure(response("ping", "EXACT", "PONG", 0), response("end", "EXACT", "End", 0));
            write("ping");

            assertThat(answered(2)).containsExactly("pong", "PONG");
        }
    }

    @Nested
    class WhenTwoProcessesHearIt {
        @Test
        void thereIsOneAnswer() {
            RunningBot second = start();
            try {
                await().atMost(PATIENCE).until(() -> knows(second, channelId));
                long version = enable(response("ping", "EXACT", "pong", 0), response("end", "EXACT", "End", 0));
                bot.learn(DEMO, version);
                second.learn(DEMO, version);
                String path = "/channels/" + channelId + "/messages";
                write("ping");
                write("end");

                await().atMost(PATIENCE).until(() -> discord.calls(path).size() >= 4);

                assertThat(answered(2)).containsExactlyInAnyOrder("pong", "End");
            } finally {
                second.close();
            }
        }
    }

    @Nested
    class WhenTheQuerySideIsAway {
        @Test
        void answersNothingAndAnswersAgainAfterwards() {
            configure(response("ping", "EXACT", "pong", 0));
            write("ping");
            answered(1);
            long version = enable(response("ping", "EXACT", "PONG", 0));
            sides.away(true);
            bot.learn(DEMO, version);
            write("ping");
            await().atMost(PATIENCE)
                    .until(() -> sides.calls("GET", "/api/guilds/" + DEMO).size() > 0);
            sides.away(false);

            await().atMost(PATIENCE).until(() -> {
                write("ping");
                return answers().stream()
                        .anyMatch(message -> message.path("content").asString().equals("PONG"));
            });
        }
    }
}
