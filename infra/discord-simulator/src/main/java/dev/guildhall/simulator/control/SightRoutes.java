package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.message.Attachments;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Files;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import java.util.List;

/** One member, what they see in the client, and the files that everybody who has their address can download. */
final class SightRoutes {
    /** Messages shown per channel, the latest. */
    private static final int MAX_MESSAGES = 50;

    private final Actors actors;

    SightRoutes(Actors actors) {
        this.actors = actors;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/sim/guilds/{guild}/members/{user}", Proof.NONE, this::member);
        routes.add("GET", "/sim/guilds/{guild}/members/{user}/channels", Proof.NONE, this::channels);
        routes.add("GET", Attachments.PATH + "/{channel}/{file}/{name}", Proof.NONE, this::download);
    }

    /** As the state shows members, of whom it does not show all. */
    private Reply member(Request request) {
        Guild guild = actors.guild(request);
        return Reply.json(StateRoutes.member(guild, actors.member(guild, request.variable("user"))));
    }

    private Reply channels(Request request) {
        Guild guild = actors.guild(request);
        Member member = actors.member(guild, request.variable("user"));
        ArrayNode seen = Json.array();
        for (Channel channel : guild.channels().values()) {
            long granted = Access.in(guild, channel, member);
            if (Permission.has(granted, Permission.VIEW_CHANNEL)) {
                seen.add(channel(guild, channel, member, granted));
            }
        }
        return Reply.json(Json.object().set("channels", seen));
    }

    private static ObjectNode channel(Guild guild, Channel channel, Member member, long granted) {
        ObjectNode json = channel.toJson()
                .put("permissions", Long.toUnsignedString(granted))
                .put("canWrite", Access.canWrite(guild, channel, member));
        json.set("messages", Json.nodes(messages(guild, channel, member)));
        return json;
    }

    /** The latest that the member sees, what only they see among them. */
    static List<ObjectNode> messages(Guild guild, Channel channel, Member member) {
        String userId = member.user().id();
        boolean history = Permission.has(Access.in(guild, channel, member), Permission.READ_MESSAGE_HISTORY);
        List<Message> seen = channel.messages().all().stream()
                .filter(message -> message.ephemeral() ? userId.equals(message.ephemeralFor()) : history)
                .toList();
        return seen.subList(Math.max(0, seen.size() - MAX_MESSAGES), seen.size()).stream()
                .map(message -> message.body().deepCopy())
                .toList();
    }

    private Reply download(Request request) {
        Files.File file = actors.world()
                .files()
                .find(request.variable("file"))
                .orElseThrow(() -> Problem.notFound("there is no such file"));
        // Never shown in place: what users upload must not become a page of this origin.
        return Reply.bytes("application/octet-stream", file.content())
                .withHeader("content-disposition", "attachment")
                .withHeader("x-content-type-options", "nosniff");
    }
}
