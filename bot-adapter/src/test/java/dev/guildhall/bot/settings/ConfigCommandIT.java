package dev.guildhall.bot.settings;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE;
import static dev.guildhall.bot.bench.Discord.ERIN;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.Discord.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.Overhearing;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConfigCommandIT {
    private static final String INVALID_PREFIX = """
            {"type":"https://guildhall.dev/problems/invalid-input","title":"Invalid input","status":400,"success":false,
             "detail":"/prefix must be 1 to 10 characters long","errors":[{"pointer":"/prefix","detail":"must be 1 to 10 characters long"}]}
            """;

    private static Discord discord;
    private static RecordingSides sides;
    private static TestRedis redis;
    private static RunningBot bot;

    @BeforeAll
    static void start() {
        discord = new Discord();
        sides = new RecordingSides();
        redis = TestRedis.dedicated();
        bot = RunningBot.start(discord, redis.url(), sides).awaitConnected().awaitCommands();
    }

    @AfterAll
    static void stop() {
        bot.close();
        redis.close();
        sides.close();
        discord.close();
    }

    @AfterEach
    void goWell() {
        sides.away(false);
        sides.refuse(0, null);
    }

    @Nested
    class WhenShown {
        @Test
        void showsTheSettingsInEffectToTheAskerAlone() {
            bot.learn(DEMO, sides.configure(DEMO, Map.of("prefix", "?", "colour", "#ff0000")));

            JsonNode answer = discord.command(DEMO, ADAM, "/config show");

            assertThat(field(answer, "prefix")).isEqualTo("`?`");
            assertThat(field(answer, "locale")).isEqualTo("`en`");
            assertThat(field(answer, "logChannelId")).isEqualTo("not set");
            assertThat(answer.path("embeds").path(0).path("color").asInt()).isEqualTo(0xff0000);
            assertThat(answer.path("ephemeral").asBoolean()).isTrue();
            assertThat(discord.isDeferred(answer)).as("%s", answer).isTrue();
        }

        @Test
        void speaksTheReadersLanguage() {
            JsonNode answer = discord.command(DEMO, ADAM, "/config show", "fr");

            assertThat(answer.path("embeds").path(0).path("title").asString()).isEqualTo("Réglages de Guildhall Demo");
            assertThat(field(answer, "logChannelId")).isEqualTo("non défini");
        }

        @Test
        void showsNothingToThoseWithoutAccess() {
            JsonNode answer = discord.command(DEMO, MONA, "/config show");

            assertThat(answer.path("content").asString()).startsWith("You may not do this here.");
            assertThat(answer.path("embeds").isEmpty()).isTrue();
            assertThat(answer.path("ephemeral").asBoolean()).isTrue();
        }

        @Test
        void answersFromMemoryWhenTheQuerySideIsAway() {
            discord.command(DEMO, ADAM, "/config show");
            sides.away(true);

            assertThat(field(discord.command(DEMO, ADAM, "/config show"), "locale"))
                    .isEqualTo("`en`");
        }

        @Test
        void saysSoWhenNothingRecentEnoughCanBeHad() {
            bot.learn(ELSEWHERE, sides.configure(ELSEWHERE, Map.of()));
            sides.away(true);

            JsonNode answer = discord.command(ELSEWHERE, ERIN, "/config show");

            assertThat(answer.path("content").asString()).startsWith("This cannot be done right now.");
            assertThat(answer.path("ephemeral").asBoolean()).isTrue();
        }
    }

    @Nested
    class WhenSet {
        @Test
        void asksTheCommandSideOnBehalfOfTheMember() {
            JsonNode answer = discord.command(DEMO, ADAM, "/config set key:prefix value:$");

            assertThat(answer.path("content").asString()).isEqualTo("**prefix** is now `$`");
            assertThat(answer.path("ephemeral").asBoolean()).isTrue();
            SideCall patch = patches(DEMO).getLast();
            assertThat(patch.body()).isEqualTo("{\"prefix\":\"$\"}");
            assertThat(patch.header("x-acting-for")).isEqualTo(ADAM);
            assertThat(patch.header("x-acting-for-name")).isEqualTo("adam");
            assertThat(patch.header("idempotency-key"))
                    .isEqualTo("discord-" + answer.path("interactionId").asString());
        }

        @Test
        void isReadBackAtTheVersionThatWasAnswered() {
            discord.command(DEMO, ADAM, "/config set key:prefix value:%");
            long written = bot.bean(ConfigurationCache.class).knownVersion(DEMO);
            sides.configure(DEMO, Map.of("prefix", "%"));

            assertThat(field(discord.command(DEMO, ADAM, "/config show"), "prefix"))
                    .isEqualTo("`%`");
            assertThat(sides.calls("GET", "/api/guilds/" + DEMO).getLast().query())
                    .isEqualTo("atLeast=" + written);
        }

        @Test
        void goesBackToTheDefaultWithoutAValue() {
            JsonNode answer = discord.command(DEMO, ADAM, "/config set key:prefix");

            assertThat(answer.path("content").asString()).isEqualTo("**prefix** is back to its default: `!`");
            assertThat(patches(DEMO).getLast().body()).isEqualTo("{\"prefix\":null}");
        }

        @Test
        void explainsWhatIsWrongInTheReadersLanguage() {
            sides.refuse(400, INVALID_PREFIX);

            assertThat(discord.command(DEMO, ADAM, "/config set key:prefix value:12345678901", "fr")
                            .path("content")
                            .asString())
                    .isEqualTo("**prefix** doit compter de 1 à 10 caractères, sans espace.");
        }

        @Test
        void saysWhoMayNot() {
            sides.refuse(403, "{\"status\":403,\"title\":\"Not allowed\"}");

            assertThat(discord.command(DEMO, MONA, "/config set key:prefix value:x")
                            .path("content")
                            .asString())
                    .startsWith("You may not do this here.");
        }

        @Test
        void saysSoWhenTheCommandSideIsAway() {
            sides.away(true);

            assertThat(discord.command(DEMO, ADAM, "/config set key:prefix value:x")
                            .path("content")
                            .asString())
                    .startsWith("This cannot be done right now.");
        }

        @Test
        void namesTheSettingsThereAre() {
            assertThat(discord.command(DEMO, ADAM, "/config set key:colr value:x")
                            .path("content")
                            .asString())
                    .isEqualTo("There is no setting `colr`. There are: prefix, locale, timezone, colour, logChannelId");
        }

        @Test
        void mentionsNobodyWhateverTheValue() {
            JsonNode answer = discord.command(DEMO, ADAM, "/config set key:prefix value:<@&1>");

            assertThat(answer.path("content").asString()).isEqualTo("**prefix** is now `<@&1>`");
            JsonNode edit = discord.calls("/messages/@original").getLast().path("body");
            assertThat(edit.path("allowed_mentions").path("parse").isEmpty()).isTrue();
            assertThat(edit.has("allowed_mentions")).isTrue();
        }

        @Test
        void tellsListenersThatACommandRan() {
            try (Overhearing overhearing = Overhearing.on(redis.url(), "command:executed")) {
                discord.command(DEMO, OLIVIA, "/config set key:locale value:fr");
                await().until(() -> overhearing.heard().stream().anyMatch(ConfigCommandIT::isByOlivia));
                JsonNode notice = overhearing.heard().stream()
                        .filter(ConfigCommandIT::isByOlivia)
                        .findFirst()
                        .orElseThrow();
                assertThat(notice.path("guildId").asString()).isEqualTo(DEMO);
                assertThat(notice.path("command").asString()).isEqualTo("config set");
                assertThat(notice.path("executor").asString()).isEqualTo("olivia");
                assertThat(notice.path("result").asString()).isEqualTo("success");
            }
        }
    }

    @Nested
    class WhenCompleted {
        @Test
        void offersTheSettingsThatStartSo() {
            assertThat(discord.autocomplete(DEMO, ADAM, "/config set key:lo", "key")
                            .path("choices")
                            .toString())
                    .contains("locale", "logChannelId")
                    .doesNotContain("prefix");
        }
    }

    /** What others did before may be told late. */
    private static boolean isByOlivia(JsonNode notice) {
        return notice.path("executorId").asString().equals(OLIVIA);
    }

    private static List<SideCall> patches(String guildId) {
        return sides.calls("PATCH", "/api/guilds/" + guildId + "/settings");
    }

    private static String field(JsonNode answer, String name) {
        for (JsonNode field : answer.path("embeds").path(0).path("fields")) {
            if (field.path("name").asString().equals(name)) {
                return field.path("value").asString();
            }
        }
        throw new AssertionError("no field " + name + " in " + answer);
    }
}
