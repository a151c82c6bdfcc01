package dev.guildhall.bot.interaction;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.OLIVIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.Overhearing;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.testkit.TestRedis;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InteractionDeskIT {
    private static final String ABOUT = "42";

    private static Discord discord;
    private static RecordingSides sides;
    private static TestRedis redis;
    private static RunningBot bot;

    @BeforeAll
    static void start() {
        discord = new Discord();
        sides = new RecordingSides();
        redis = TestRedis.dedicated();
        bot = RunningBot.start(discord, redis.url(), sides, "--spring.main.sources=" + TestActions.class.getName())
                .awaitConnected();
    }

    @AfterAll
    static void stop() {
        bot.close();
        redis.close();
        sides.close();
        discord.close();
    }

    @Nested
    class WhenSomethingIsChosen {
        @Test
        void tellsTheValues() {
            String customId = CustomId.of(TestActions.CHOOSE, ABOUT);
            String message = post(StringSelectMenu.create(customId)
                    .addOption("Red", "red")
                    .addOption("Blue", "blue")
                    .build());

            assertThat(content(discord.choose(DEMO, MAX, message, customId, "blue")))
                    .isEqualTo("42: [blue]");
        }

        @Test
        void tellsTheIdsOfRolesAndPeople() {
            String customId = CustomId.of(TestActions.CHOOSE, ABOUT);
            String roles = post(EntitySelectMenu.create(customId, EntitySelectMenu.SelectTarget.ROLE)
                    .build());
            String users = post(EntitySelectMenu.create(customId, EntitySelectMenu.SelectTarget.USER)
                    .build());

            assertThat(content(discord.choose(DEMO, MAX, roles, customId, MEMBER_ROLE)))
                    .isEqualTo("42: [" + MEMBER_ROLE + "]");
            assertThat(content(discord.choose(DEMO, MAX, users, customId, MAX))).isEqualTo("42: [" + MAX + "]");
        }
    }

    @Nested
    class WhenMoreIsAskedFor {
        @Test
        void showsTheFormAndTellsWhatWasFilledIn() {
            String customId = CustomId.of(TestActions.ASK, ABOUT);
            JsonNode asked = discord.click(DEMO, MAX, post(Button.primary(customId, "Ask")), customId);
            assertThat(asked.path("status").asString()).isEqualTo("modal");

            JsonNode seen = discord.submit(
                    DEMO, MAX, asked.path("interactionId").asString(), Map.of(TestActions.FIELD, "help"));

            assertThat(content(seen)).isEqualTo("42: {subject=help}");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
        }
    }

    @Nested
    class WhenItBreaks {
        @Test
        void isAnsweredAllTheSameAndToldAsFailed() {
            try (Overhearing heard = Overhearing.on(redis.url(), "command:executed")) {
                JsonNode seen = discord.click(
                        DEMO, OLIVIA, post(Button.primary(TestActions.BREAK, "Break")), TestActions.BREAK);

                assertThat(content(seen)).startsWith("Something went wrong. It has been noted.");
                await().until(() -> heard.heard().stream().anyMatch(InteractionDeskIT::isFailedByOlivia));
            }
        }
    }

    private static boolean isFailedByOlivia(JsonNode notice) {
        return notice.path("executorId").asString().equals(OLIVIA)
                && notice.path("command").asString().equals(TestActions.BREAK)
                && notice.path("result").asString().equals("failure");
    }

    private static String content(JsonNode seen) {
        return seen.path("content").asString();
    }

    private static String post(ActionRowChildComponent component) {
        TextChannel channel = Objects.requireNonNull(
                bot.bean(DiscordConnection.class).sessions().getFirst().getTextChannelById(GENERAL));
        return channel.sendMessage("look")
                .addComponents(ActionRow.of(component))
                .complete()
                .getId();
    }
}
