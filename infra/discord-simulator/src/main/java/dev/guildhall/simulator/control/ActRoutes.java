package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Endpoint;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.interaction.Actor;
import dev.guildhall.simulator.interaction.Acts;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Guild;
import java.util.concurrent.CompletionStage;

/** What a member does: type a command, press a button, send a modal; and how long they wait for the bot. */
final class ActRoutes {
    private final Actors actors;
    private final Acts acts;

    ActRoutes(Actors actors, Acts acts) {
        this.actors = actors;
        this.acts = acts;
    }

    void addTo(Routes routes) {
        act(routes, "interactions", (actor, body) -> acts.command(actor, Actors.required(body, "command")));
        act(
                routes,
                "autocomplete",
                (actor, body) ->
                        acts.autocomplete(actor, Actors.required(body, "command"), Actors.required(body, "option")));
        act(
                routes,
                "clicks",
                (actor, body) -> acts.click(
                        actor,
                        Actors.required(body, "messageId"),
                        Actors.required(body, "customId"),
                        body.path("values")));
        act(
                routes,
                "modals",
                (actor, body) -> acts.modal(
                        actor,
                        Actors.required(body, "interactionId"),
                        body.path("fields") instanceof ObjectNode fields ? fields : Json.object()));
        routes.add("PUT", "/sim/patience", Proof.NONE, request -> {
            acts.patience(request.jsonObject().path("times").asInt());
            return Reply.json(Json.object());
        });
    }

    @FunctionalInterface
    private interface Act {
        CompletionStage<ObjectNode> perform(Actor actor, ObjectNode body);
    }

    private void act(Routes routes, String name, Act act) {
        Endpoint endpoint = request -> {
            Guild guild = actors.botGuild(request);
            ObjectNode body = request.jsonObject();
            return act.perform(actors.actor(guild, body), body).thenApply(Reply::json);
        };
        routes.addSlow("POST", "/sim/guilds/{guild}/" + name, Proof.NONE, endpoint);
    }
}
