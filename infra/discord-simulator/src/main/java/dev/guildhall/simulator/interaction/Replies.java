package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.message.Draft;
import dev.guildhall.simulator.message.Messages;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.World;

/** Messages that the bot sends in answer to an interaction, and that carry where they come from. */
public final class Replies {
    private final World world;
    private final Messages messages;

    public Replies(World world, Messages messages) {
        this.world = world;
        this.messages = messages;
    }

    /** Posts a reply; ephemeral if the form's flags say so. */
    Message post(Interaction interaction, ObjectNode form, int flags) {
        boolean ephemeral = (form.path("flags").asInt() & Message.FLAG_EPHEMERAL) != 0;
        return messages.post(draft(interaction, form, flags, ephemeral));
    }

    /** The first follow-up of a deferred reply fills it in; every other one is a message of its own. */
    Message followUp(Interaction interaction, ObjectNode form) {
        Message original = interaction.original();
        if (original != null && original.loading()) {
            edit(interaction, original, form);
            return original;
        }
        Message message = post(interaction, form, 0);
        interaction.followUp(message);
        interaction.settle();
        return message;
    }

    void edit(Interaction interaction, Message message, ObjectNode form) {
        messages.edit(interaction.scene().guild(), message, form);
        if (interaction.isOriginal(message)) {
            interaction.settle();
        }
    }

    void delete(Interaction interaction, Message message) {
        messages.delete(interaction.scene().guild(), interaction.scene().channel(), message);
        if (interaction.isOriginal(message)) {
            interaction.settle();
        }
    }

    private Draft draft(Interaction interaction, ObjectNode form, int flags, boolean ephemeral) {
        boolean command = interaction.type() == Interaction.COMMAND && interaction.original() == null;
        ObjectNode extra = Json.object()
                .put("application_id", world.bot().id())
                .put("webhook_id", world.bot().id());
        extra.set("interaction_metadata", origin(interaction));
        return new Draft(
                interaction.scene().guild(),
                interaction.scene().channel(),
                world.bot(),
                form,
                command ? Draft.CHAT_INPUT_COMMAND : Draft.DEFAULT,
                flags | (ephemeral ? Message.FLAG_EPHEMERAL : 0),
                ephemeral ? interaction.scene().member().user().id() : null,
                extra);
    }

    private static ObjectNode origin(Interaction interaction) {
        ObjectNode origin = Json.object().put("id", interaction.id()).put("type", interaction.type());
        origin.set("user", interaction.scene().member().user().toJson());
        origin.putObject("authorizing_integration_owners")
                .put("0", interaction.scene().guild().id());
        Message source = interaction.source();
        if (interaction.type() == Interaction.COMPONENT && source != null) {
            origin.put("interacted_message_id", source.id());
        }
        Interaction trigger = interaction.trigger();
        if (trigger != null) {
            origin.set("triggering_interaction_metadata", origin(trigger));
        }
        return origin;
    }
}
