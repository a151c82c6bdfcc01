package dev.guildhall.simulator.interaction;

import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.message.Attachments;
import dev.guildhall.simulator.world.Message;

/** Everything that the bot says to an interaction after its first answer: the token serves as a webhook's. */
public final class Webhooks {
    private static final String MESSAGE = "/webhooks/{application}/{token}/messages/{message}";
    private static final String ORIGINAL = "@original";

    private final Interactions interactions;
    private final Replies replies;

    public Webhooks(Interactions interactions, Replies replies) {
        this.interactions = interactions;
        this.replies = replies;
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/webhooks/{application}/{token}", Proof.NONE, this::followUp);
        routes.add("GET", MESSAGE, Proof.NONE, this::read);
        routes.add("PATCH", MESSAGE, Proof.NONE, this::edit);
        routes.add("DELETE", MESSAGE, Proof.NONE, this::delete);
    }

    private Interaction interaction(Request request) {
        return interactions.forWebhook(request.variable("application"), request.variable("token"));
    }

    private Reply followUp(Request request) {
        Interaction interaction = interaction(request);
        return body(replies.followUp(interaction, Attachments.form(request)));
    }

    private Reply read(Request request) {
        return body(message(interaction(request), request.variable("message")));
    }

    private Reply edit(Request request) {
        Interaction interaction = interaction(request);
        Message message = message(interaction, request.variable("message"));
        replies.edit(interaction, message, Attachments.form(request));
        return body(message);
    }

    private Reply delete(Request request) {
        Interaction interaction = interaction(request);
        replies.delete(interaction, message(interaction, request.variable("message")));
        return Reply.noContent();
    }

    private static Reply body(Message message) {
        return Reply.json(message.body());
    }

    /** The messages of this interaction and no others. */
    private static Message message(Interaction interaction, String id) {
        Message original = interaction.original();
        Message found = original;
        if (!id.equals(ORIGINAL) && (original == null || !original.id().equals(id))) {
            found = interaction.followUps().stream()
                    .filter(followUp -> followUp.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
        if (found == null
                || interaction.scene().channel().messages().find(found.id()).isEmpty()) {
            throw ApiError.unknownMessage();
        }
        return found;
    }
}
