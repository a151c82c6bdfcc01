package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.message.Components;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Message;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a member does in the client. What the client would not let them do never reaches the bot. */
public final class Acts {
    private final Interactions interactions;
    private final ApplicationCommands commands;

    public Acts(Interactions interactions, ApplicationCommands commands) {
        this.interactions = interactions;
        this.commands = commands;
    }

    /**
     * Types a slash command and sends it.
     *
     * @throws Problem if there is no such command, or the text does not fit it
     */
    public CompletionStage<ObjectNode> command(Actor actor, String text) {
        ObjectNode command = named(actor, text);
        if (!permitted(actor, command)) {
            return CompletableFuture.completedFuture(
                    Sight.refused("You do not have permission to use this command here"));
        }
        CommandLine line = CommandLine.parse(text, command);
        ObjectNode data = CommandData.of(command, line, actor.guild());
        return interactions.begin(Interaction.COMMAND, actor.scene(), data, Interaction.Cause.NONE);
    }

    /** Stops typing in the middle of an option that the bot completes. */
    public CompletionStage<ObjectNode> autocomplete(Actor actor, String text, String focused) {
        ObjectNode command = named(actor, text);
        if (!permitted(actor, command)) {
            return CompletableFuture.completedFuture(
                    Sight.refused("You do not have permission to use this command here"));
        }
        CommandLine line = CommandLine.parse(text, command);
        boolean completed = line.options()
                .valueStream()
                .anyMatch(option -> Json.text(option, "name", "").equals(focused)
                        && option.path("autocomplete").asBoolean());
        if (!completed) {
            throw Problem.invalid("the bot does not complete an option '" + focused + "' here");
        }
        ObjectNode data = CommandData.focused(command, line, actor.guild(), focused);
        return interactions.begin(Interaction.AUTOCOMPLETE, actor.scene(), data, Interaction.Cause.NONE);
    }

    /**
     * How long members wait for the bot from now on.
     *
     * @param times as long as Discord's own do, from 1 to {@link Interactions#MAX_PATIENCE}
     * @throws Problem if it is neither
     */
    public void patience(int times) {
        if (times < 1 || times > Interactions.MAX_PATIENCE) {
            throw Problem.invalid("'times' is between 1 and " + Interactions.MAX_PATIENCE);
        }
        interactions.patience(times);
    }

    private ObjectNode named(Actor actor, String text) {
        String name = CommandLine.name(text);
        return commands.find(actor.guild().id(), name)
                .orElseThrow(() -> Problem.notFound("the bot has no command /" + name + " in this guild"));
    }

    /** The command's default permissions, all of which the member needs; "0" leaves administrators only. */
    private static boolean permitted(Actor actor, ObjectNode command) {
        long granted = Access.in(actor.guild(), actor.channel(), actor.member());
        if (Permission.has(granted, Permission.ADMINISTRATOR)) {
            return true;
        }
        String needed = Json.text(command, "default_member_permissions");
        boolean usable = Permission.has(granted, Permission.USE_APPLICATION_COMMANDS);
        if (!usable || needed == null) {
            return usable;
        }
        return !needed.equals("0") && Permission.has(granted, Long.parseUnsignedLong(needed));
    }

    /**
     * Presses a button, or chooses in a select.
     *
     * @param values what was chosen; an array
     * @throws Problem if the member sees no such message or component, or it is disabled
     */
    public CompletionStage<ObjectNode> click(Actor actor, String messageId, String customId, JsonNode values) {
        Message message = visible(actor, messageId);
        JsonNode component = Components.find(message.body().path("components"), customId)
                .orElseThrow(() -> Problem.notFound("the message has no component " + customId));
        if (component.path("disabled").asBoolean()) {
            throw Problem.conflict("the component " + customId + " is disabled");
        }
        ObjectNode data = Selection.of(component, values, actor.guild());
        Channel channel = Optional.ofNullable(actor.guild().channels().get(message.channelId()))
                .orElseThrow();
        return interactions.begin(
                Interaction.COMPONENT, actor.in(channel).scene(), data, new Interaction.Cause(message, null));
    }

    private static Message visible(Actor actor, String messageId) {
        String userId = actor.member().user().id();
        return actor.guild().channels().values().stream()
                .filter(channel ->
                        Permission.has(Access.in(actor.guild(), channel, actor.member()), Permission.VIEW_CHANNEL))
                .flatMap(channel -> channel.messages().find(messageId).stream())
                .filter(message -> !message.ephemeral() || userId.equals(message.ephemeralFor()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("the member sees no message " + messageId));
    }

    /**
     * Fills in and sends a modal.
     *
     * @param interactionId of the interaction that the bot answered with the modal
     * @param fields custom id of an input to what was put into it
     * @throws Problem if the member has no such modal before them
     */
    public CompletionStage<ObjectNode> modal(Actor actor, String interactionId, ObjectNode fields) {
        Interaction opened = interactions
                .modal(interactionId)
                .filter(each -> each.scene()
                        .member()
                        .user()
                        .id()
                        .equals(actor.member().user().id()))
                .orElseThrow(() -> Problem.notFound("the member has no modal of interaction " + interactionId));
        ObjectNode data = ModalSubmission.of(opened, fields);
        Actor there = actor.in(opened.scene().channel());
        return interactions.begin(
                Interaction.MODAL_SUBMIT, there.scene(), data, new Interaction.Cause(opened.source(), opened));
    }
}
