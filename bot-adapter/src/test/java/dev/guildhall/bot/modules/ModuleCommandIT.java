package dev.guildhall.bot.modules;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MONA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModuleCommandIT {
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

    @Nested
    class WhenSwitched {
        @Test
        void asksTheCommandSideOnBehalfOfTheMember() {
            assertThat(content("/module enable module:giveaway", "en-US")).isEqualTo("**giveaway** is on.");
            assertThat(toggles("giveaway").getLast().body()).isEqualTo("{\"enabled\":true}");
            assertThat(toggles("giveaway").getLast().header("x-acting-for")).isEqualTo(ADAM);

            assertThat(content("/module disable module:giveaway", "fr")).isEqualTo("**giveaway** est désactivé.");
            assertThat(toggles("giveaway").getLast().body()).isEqualTo("{\"enabled\":false}");
        }

        @Test
        void namesTheModulesThereAre() {
            assertThat(content("/module enable module:giveaways", "en-US"))
                    .isEqualTo("There is no such module. There are: welcome, moderation, leveling, giveaway, tickets,"
                            + " autoresponder, tempvoice, music");
        }
    }

    @Nested
    class WhenListed {
        @Test
        void showsEveryModule() {
            JsonNode fields = discord.command(DEMO, ADAM, "/module list", "fr")
                    .path("embeds")
                    .path(0)
                    .path("fields");

            assertThat(fields.size()).isEqualTo(8);
            assertThat(fields.path(0).path("name").asString()).isEqualTo("welcome");
            assertThat(fields.path(0).path("value").asString()).isEqualTo("désactivé");
        }

        @Test
        void showsNothingToThoseWithoutAccess() {
            assertThat(discord.command(DEMO, MONA, "/module list")
                            .path("content")
                            .asString())
                    .startsWith("You may not do this here.");
        }
    }

    @Nested
    class WhenCompleted {
        @Test
        void offersTheModulesThatStartSo() {
            assertThat(discord.autocomplete(DEMO, ADAM, "/module enable module:t", "module")
                            .path("choices")
                            .toString())
                    .contains("tickets", "tempvoice")
                    .doesNotContain("giveaway");
        }
    }

    private static String content(String command, String locale) {
        return discord.command(DEMO, ADAM, command, locale).path("content").asString();
    }

    private static List<SideCall> toggles(String module) {
        return sides.calls("POST", "/api/guilds/" + DEMO + "/modules/" + module + "/toggle");
    }
}
