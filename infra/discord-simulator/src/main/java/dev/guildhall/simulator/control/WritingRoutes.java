package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.interaction.Actor;
import dev.guildhall.simulator.message.Attachments;
import dev.guildhall.simulator.message.Draft;
import dev.guildhall.simulator.message.Messages;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Message;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What members do with messages in Discord's own client: write, edit, delete. */
final class WritingRoutes {
    private static final String ALL = "/sim/guilds/{guild}/messages";
    private static final String ONE = ALL + "/{message}";

    private final Actors actors;
    private final Messages messages;

    WritingRoutes(Actors actors, Messages messages) {
        this.actors = actors;
        this.messages = messages;
    }

    void addTo(Routes routes) {
        routes.add("POST", ALL, Proof.NONE, this::write);
        routes.add("PATCH", ONE, Proof.NONE, this::edit);
        routes.add("DELETE", ONE, Proof.NONE, this::delete);
        routes.add("POST", ALL + "/purge", Proof.NONE, this::purge);
    }

    /** {@code files} may hold {@code {"name","contentType","content"}}, the content in Base64. */
    private Reply write(Request request) {
        Guild guild = actors.guild(request);
        ObjectNode body = request.jsonObject();
        Actor actor = actors.actor(guild, body);
        requireWriting(guild, actor);
        ObjectNode form = Json.object();
        if (body.path("files").isEmpty()) {
            Actors.required(body, "content");
        }
        form.put("content", Json.text(body, "content", ""));
        body.path("files").forEach(file -> upload(form, request, file));
        try {
            Draft draft = Draft.plain(guild, actor.channel(), actor.member().user(), form);
            return Reply.json(201, messages.post(draft).body());
        } catch (ApiError refused) {
            throw Problem.invalid(String.valueOf(refused.getMessage()));
        }
    }

    private static void upload(ObjectNode form, Request request, JsonNode file) {
        String content = Json.text(file, "content", "");
        try {
            Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("'content' of a file is Base64");
        }
        String type = Json.text(file, "contentType", "application/octet-stream");
        Attachments.upload(form, request, Actors.required(file, "name"), type, content);
    }

    private static void requireWriting(Guild guild, Actor actor) {
        if (!Access.canWrite(guild, actor.channel(), actor.member())) {
            throw Problem.conflict(
                    "the member cannot write in channel " + actor.channel().id());
        }
    }

    /** Only one's own. */
    private Reply edit(Request request) {
        Guild guild = actors.guild(request);
        ObjectNode body = request.jsonObject();
        Actor actor = actors.actor(guild, body);
        Message message = message(actor, request.variable("message"));
        if (!isAuthor(actor, message)) {
            throw Problem.conflict("only its author can edit message " + message.id());
        }
        try {
            messages.edit(guild, message, Json.object().put("content", Actors.required(body, "content")));
            return Reply.json(message.body());
        } catch (ApiError refused) {
            throw Problem.invalid(String.valueOf(refused.getMessage()));
        }
    }

    private Reply delete(Request request) {
        Guild guild = actors.guild(request);
        Actor actor = actors.actor(guild, request.jsonObject());
        Message message = message(actor, request.variable("message"));
        if (!isAuthor(actor, message)) {
            requireModerating(guild, actor);
        }
        messages.delete(guild, actor.channel(), message);
        return Reply.noContent();
    }

    private Reply purge(Request request) {
        Guild guild = actors.guild(request);
        ObjectNode body = request.jsonObject();
        Actor actor = actors.actor(guild, body);
        requireModerating(guild, actor);
        List<Message> purged = new ArrayList<>();
        body.path("messageIds").forEach(id -> purged.add(message(actor, id.asText())));
        messages.purge(guild, actor.channel(), purged);
        return Reply.noContent();
    }

    private static void requireModerating(Guild guild, Actor actor) {
        long granted = Access.in(guild, actor.channel(), actor.member());
        if (!Permission.has(granted, Permission.MANAGE_MESSAGES)) {
            throw Problem.conflict("the member cannot delete what others wrote");
        }
    }

    private static boolean isAuthor(Actor actor, Message message) {
        return message.authorId().equals(actor.member().user().id());
    }

    private static Message message(Actor actor, String id) {
        return actor.channel()
                .messages()
                .find(id)
                .filter(found -> !found.ephemeral())
                .orElseThrow(() -> Problem.notFound("there is no message " + id + " in channel "
                        + actor.channel().id()));
    }
}
