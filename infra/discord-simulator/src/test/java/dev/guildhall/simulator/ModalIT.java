package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.DefaultWorld;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModalIT {
    private static DiscordSimulator simulator;
    private static Client client;
    private static Bot bot;

    private static final class Answers extends ListenerAdapter {
        @Override
        public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
            if (event.getName().equals("ticket")) {
                TextInput subject = TextInput.create("subject", TextInputStyle.SHORT)
                        .setMaxLength(20)
                        .build();
                event.replyModal(Modal.create("ticket:new", "New ticket")
                                .addComponents(Label.of("Subject", subject))
                                .build())
                        .queue();
            } else {
                event.reply("choose")
                        .setEphemeral(true)
                        .addComponents(ActionRow.of(StringSelectMenu.create("colour")
                                .addOption("Red", "red")
                                .addOption("Blue", "blue")
                                .build()))
                        .queue();
            }
        }

        @Override
        public void onModalInteraction(ModalInteractionEvent event) {
            String subject = Objects.requireNonNull(event.getValue("subject")).getAsString();
            event.deferReply(true)
                    .queue(hook -> hook.sendMessage("opened: " + subject).queue());
        }

        @Override
        public void onStringSelectInteraction(StringSelectInteractionEvent event) {
            event.deferEdit()
                    .queue(hook -> hook.editOriginal(
                                    "chosen: " + event.getValues().getFirst())
                            .queue());
        }

        @Override
        public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
            event.replyChoiceStrings(List.of(event.getFocusedOption().getValue() + "-completed"))
                    .queue();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        client.send("PUT", "/sim/patience", "{\"times\":5}");
        bot = Bot.login(simulator, new Answers());
        bot.jda()
                .updateCommands()
                .addCommands(
                        Commands.slash("ticket", "opens a modal"),
                        Commands.slash("colour", "a select").addOption(OptionType.STRING, "shade", "s", false, true))
                .complete();
    }

    @AfterAll
    static void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    private static Client.Answer act(String name, String... fields) {
        ObjectNode body = Json.object().put("userId", DefaultWorld.MAX);
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return client.post("/sim/guilds/" + DefaultWorld.GUILD + "/" + name, body.toString());
    }

    private static Client.Answer submit(String userId, String interactionId, String subject) {
        ObjectNode body = Json.object().put("userId", userId).put("interactionId", interactionId);
        body.putObject("fields").put("subject", subject);
        return client.post("/sim/guilds/" + DefaultWorld.GUILD + "/modals", body.toString());
    }

    @Nested
    class WhenTheBotAnswersWithAModal {
        @Test
        void takesWhatTheMemberFillsIn() {
            JsonNode opened = act("interactions", "command", "/ticket").body();
            assertThat(opened.path("status").asText()).isEqualTo("modal");
            assertThat(opened.at("/modal/title").asText()).isEqualTo("New ticket");
            JsonNode seen = submit(
                            DefaultWorld.MAX, opened.path("interactionId").asText(), "help")
                    .body();
            assertThat(seen.path("content").asText()).isEqualTo("opened: help");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
        }

        @Test
        void refusesWhatTheClientWouldNotSend() {
            String id = act("interactions", "command", "/ticket")
                    .body()
                    .path("interactionId")
                    .asText();
            assertThat(submit(DefaultWorld.MAX, id, "x".repeat(21)).status()).isEqualTo(400);
            assertThat(submit(DefaultWorld.MAX, id, "").status()).isEqualTo(400);
            assertThat(submit(DefaultWorld.MONA, id, "not hers").status()).isEqualTo(404);
        }
    }

    @Nested
    class WhenASelectIsUsed {
        @Test
        void showsTheEditedMessage() {
            JsonNode message = act("interactions", "command", "/colour").body();
            JsonNode seen = choose(message, "blue").body();
            assertThat(seen.path("content").asText()).isEqualTo("chosen: blue");
            assertThat(seen.path("ephemeral").asBoolean()).isTrue();
        }

        @Test
        void refusesWhatIsNotOffered() {
            JsonNode message = act("interactions", "command", "/colour").body();
            assertThat(choose(message, "green").status()).isEqualTo(400);
            assertThat(act("clicks", "messageId", message.path("messageId").asText(), "customId", "other")
                            .status())
                    .isEqualTo(404);
        }

        private static Client.Answer choose(JsonNode message, String value) {
            ObjectNode body = Json.object().put("userId", DefaultWorld.MAX).put("customId", "colour");
            body.put("messageId", message.path("messageId").asText());
            body.putArray("values").add(value);
            return client.post("/sim/guilds/" + DefaultWorld.GUILD + "/clicks", body.toString());
        }
    }

    @Nested
    class WhenAnOptionIsCompleted {
        @Test
        void showsTheChoices() {
            JsonNode seen = act("autocomplete", "command", "/colour shade:da", "option", "shade")
                    .body();
            assertThat(seen.at("/choices/0/value").asText()).isEqualTo("da-completed");
        }
    }
}
