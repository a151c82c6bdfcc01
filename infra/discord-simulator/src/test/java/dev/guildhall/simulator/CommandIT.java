package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.DefaultWorld;
import java.util.Objects;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandIT {
    private static DiscordSimulator simulator;
    private static Bot bot;
    private static Client client;

    /** Answers in each of the ways that a bot can. */
    private static final class Answers extends ListenerAdapter {
        @Override
        public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
            switch (event.getFullCommandName()) {
                case "config set" ->
                    event.deferReply(true)
                            .queue(hook -> hook.editOriginal("prefix is now " + text(event, "prefix"))
                                    .queue());
                case "config show" -> event.reply("shown to all").queue();
                case "config who" -> {
                    OptionMapping who = Objects.requireNonNull(event.getOption("who"));
                    event.reply(who.getAsUser().getName()).setEphemeral(true).queue();
                }
                case "enter" ->
                    event.reply("enter here")
                            .addComponents(ActionRow.of(Button.primary("giveaway:enter:1", "Enter")))
                            .queue();
                default -> {
                    // "silent" is never answered.
                }
            }
        }

        private static String text(SlashCommandInteractionEvent event, String option) {
            return Objects.requireNonNull(event.getOption(option)).getAsString();
        }

        @Override
        public void onButtonInteraction(ButtonInteractionEvent event) {
            event.editMessage(event.getUser().getName() + " pressed").queue();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        patience(5);
        bot = Bot.login(simulator, new Answers());
        var manage = DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER);
        bot.jda()
                .updateCommands()
                .addCommands(
                        Commands.slash("config", "configuration")
                                .setDefaultPermissions(manage)
                                .addSubcommands(
                                        new SubcommandData("show", "shows"),
                                        new SubcommandData("who", "who").addOption(OptionType.USER, "who", "who", true),
                                        new SubcommandData("set", "sets")
                                                .addOption(OptionType.STRING, "prefix", "prefix", true)
                                                .addOption(OptionType.INTEGER, "count", "count")),
                        Commands.slash("enter", "a button"),
                        Commands.slash("silent", "never answers"))
                .complete();
    }

    /** For all but one test, nothing depends on how quick this machine is. */
    private static void patience(int times) {
        assertThat(client.send("PUT", "/sim/patience", "{\"times\":" + times + "}")
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() throws Exception {
        bot.close();
        client.close();
        simulator.close();
    }

    private static JsonNode type(String userId, String command) {
        return client.command(DefaultWorld.GUILD, userId, command);
    }

    @Nested
    class WhenTheBotDefers {
        @Test
        void answersWithTheEditedReply() {
            JsonNode seen = type(DefaultWorld.ADAM, "/config set prefix:! count:3");
            assertThat(seen.path("content").asText()).isEqualTo("prefix is now !");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
            assertThat(seen.path("status").asText()).isEqualTo("replied");
            assertThat(seen.path("ackMillis").asInt(-1)).isNotNegative();
        }

        @Test
        void takesQuotedValuesAndValuesWithSpaces() {
            assertThat(type(DefaultWorld.ADAM, "/config set prefix:\"a \\\" count:1\"")
                            .path("content")
                            .asText())
                    .isEqualTo("prefix is now a \" count:1");
            assertThat(type(DefaultWorld.ADAM, "/config set prefix:a b count:1")
                            .path("content")
                            .asText())
                    .isEqualTo("prefix is now a b");
        }
    }

    @Nested
    class WhenTheBotRepliesAtOnce {
        @Test
        void showsTheReplyToTheChannel() {
            JsonNode seen = type(DefaultWorld.MONA, "/config show");
            assertThat(seen.path("content").asText()).isEqualTo("shown to all");
            assertThat(seen.path("ephemeral").asBoolean()).isFalse();
            var channel = bot.channel(DefaultWorld.GENERAL);
            assertThat(channel.retrieveMessageById(seen.path("messageId").asText())
                            .complete()
                            .getContentRaw())
                    .isEqualTo("shown to all");
        }

        @Test
        void findsUsersByName() {
            assertThat(type(DefaultWorld.MONA, "/config who who:@max")
                            .path("content")
                            .asText())
                    .isEqualTo("max");
        }
    }

    @Nested
    class WhenAButtonIsPressed {
        @Test
        void showsTheUpdatedMessage() {
            JsonNode message = type(DefaultWorld.MAX, "/enter");
            JsonNode seen = client.post(
                            "/sim/guilds/" + DefaultWorld.GUILD + "/clicks",
                            "{\"userId\":\"%s\",\"messageId\":\"%s\",\"customId\":\"giveaway:enter:1\"}"
                                    .formatted(
                                            DefaultWorld.MAX,
                                            message.path("messageId").asText()))
                    .body();
            assertThat(seen.path("content").asText()).isEqualTo("max pressed");
            assertThat(seen.path("messageId")).isEqualTo(message.path("messageId"));
        }
    }

    @Nested
    class WhenTheBotDoesNotAnswer {
        @Test
        void saysSoAfterThreeSeconds() {
            patience(1);
            JsonNode seen = type(DefaultWorld.MAX, "/silent");
            patience(5);
            assertThat(seen.path("status").asText()).isEqualTo("no-response");
            assertThat(seen.path("content").asText()).isEqualTo("The application did not respond");
        }

        @Test
        void saysWhichPatienceThereMayBe() {
            for (int times : new int[] {0, 21}) {
                Client.Answer refused = client.send("PUT", "/sim/patience", "{\"times\":" + times + "}");
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.body().path("detail").asText()).contains("between 1 and 20");
            }
        }
    }

    @Nested
    class WhenTheMemberMayNot {
        @Test
        void refusesWithoutAskingTheBot() {
            JsonNode seen = type(DefaultWorld.MAX, "/config show");
            assertThat(seen.path("status").asText()).isEqualTo("refused");
            assertThat(seen.path("ackMillis").isNull()).isTrue();
        }
    }

    @Nested
    class WhenTheTextDoesNotFit {
        @Test
        void saysWhatIsWrong() {
            assertThat(type(DefaultWorld.ADAM, "/config").path("detail").asText())
                    .contains("show", "set");
            assertThat(type(DefaultWorld.ADAM, "/config set").path("detail").asText())
                    .contains("prefix");
            assertThat(type(DefaultWorld.ADAM, "/config set prefix:! count:x")
                            .path("detail")
                            .asText())
                    .contains("whole number");
            assertThat(type(DefaultWorld.ADAM, "/nothing").path("status").asInt())
                    .isEqualTo(404);
        }
    }
}
