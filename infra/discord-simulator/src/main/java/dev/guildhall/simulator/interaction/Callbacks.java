package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.message.Attachments;
import dev.guildhall.simulator.message.Components;
import dev.guildhall.simulator.message.Messages;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Message;
import org.jspecify.annotations.Nullable;

/** The bot's first answer to an interaction. */
public final class Callbacks {
    static final int REPLY = 4;
    static final int DEFERRED_REPLY = 5;
    static final int DEFERRED_UPDATE = 6;
    static final int UPDATE = 7;
    static final int CHOICES = 8;
    static final int MODAL = 9;

    /** Choices that an autocompletion may offer. */
    static final int MAX_CHOICES = 25;

    private final Interactions interactions;
    private final Replies replies;
    private final Messages messages;

    public Callbacks(Interactions interactions, Replies replies, Messages messages) {
        this.interactions = interactions;
        this.replies = replies;
        this.messages = messages;
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/interactions/{interaction}/{token}/callback", Proof.NONE, this::answer);
    }

    private Reply answer(Request request) {
        Interaction interaction = interactions.forCallback(request.variable("interaction"), request.variable("token"));
        ObjectNode body = Attachments.form(request);
        int type = body.path("type").asInt();
        ObjectNode data = body.path("data") instanceof ObjectNode object ? object : Json.object();
        Attachments.handOn(body, data);
        Message message = carryOut(interaction, type, data);
        interaction.acknowledge(type, interactions.world().now());
        if (type != DEFERRED_REPLY && type != DEFERRED_UPDATE) {
            interaction.settle();
        }
        boolean wanted = "true".equals(request.parameter("with_response"));
        return wanted ? Reply.json(response(interaction, type, message)) : Reply.noContent();
    }

    private @Nullable Message carryOut(Interaction interaction, int type, ObjectNode data) {
        return switch (type) {
            case REPLY -> reply(interaction, data, 0);
            case DEFERRED_REPLY -> reply(interaction, data, Message.FLAG_LOADING);
            case DEFERRED_UPDATE -> source(interaction);
            case UPDATE -> update(interaction, data);
            case CHOICES -> choices(interaction, data);
            case MODAL -> modal(interaction, data);
            default -> throw unfit("Value must be one of {4, 5, 6, 7, 8, 9}.");
        };
    }

    private Message reply(Interaction interaction, ObjectNode data, int flags) {
        requireType(interaction.type() != Interaction.AUTOCOMPLETE);
        Message message = replies.post(interaction, data, flags);
        interaction.setOriginal(message);
        return message;
    }

    private static Message source(Interaction interaction) {
        Message source = interaction.source();
        if (source == null) {
            throw unfit("Only an interaction with a message can update it.");
        }
        interaction.setOriginal(source);
        return source;
    }

    private Message update(Interaction interaction, ObjectNode data) {
        Message source = source(interaction);
        messages.edit(interaction.scene().guild(), source, data);
        return source;
    }

    private static @Nullable Message choices(Interaction interaction, ObjectNode data) {
        requireType(interaction.type() == Interaction.AUTOCOMPLETE);
        JsonNode choices = data.path("choices");
        if (choices.size() > MAX_CHOICES) {
            throw ApiError.invalidForm(
                    "data.choices", "BASE_TYPE_MAX_LENGTH", "Must be " + MAX_CHOICES + " or fewer in length.");
        }
        interaction.setForm(choices);
        return null;
    }

    private static @Nullable Message modal(Interaction interaction, ObjectNode data) {
        requireType(interaction.type() == Interaction.COMMAND || interaction.type() == Interaction.COMPONENT);
        for (String field : new String[] {"custom_id", "title"}) {
            if (Json.text(data, field, "").isEmpty()) {
                throw ApiError.invalidForm("data." + field, "BASE_TYPE_REQUIRED", "This field is required");
            }
        }
        data.set("components", Components.checked(data.path("components")));
        interaction.setForm(data);
        return null;
    }

    private static void requireType(boolean fits) {
        if (!fits) {
            throw unfit("This response is not valid for this interaction.");
        }
    }

    private static ApiError unfit(String message) {
        return ApiError.invalidForm("type", "BASE_TYPE_CHOICES", message);
    }

    private static ObjectNode response(Interaction interaction, int type, @Nullable Message message) {
        ObjectNode response = Json.object();
        ObjectNode described = response.putObject("interaction")
                .put("id", interaction.id())
                .put("type", interaction.type())
                .put("channel_id", interaction.scene().channel().id())
                .put("guild_id", interaction.scene().guild().id());
        if (message != null) {
            described.put("response_message_id", message.id());
            described.put("response_message_loading", message.loading());
            described.put("response_message_ephemeral", message.ephemeral());
            response.putObject("resource")
                    .put("type", type == UPDATE || type == DEFERRED_UPDATE ? UPDATE : REPLY)
                    .set("message", message.body().deepCopy());
        }
        return response;
    }
}
