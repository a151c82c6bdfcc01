package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Caller;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** What the caller, bot or user, may know of itself. */
public final class SelfRoutes {
    /** Guilds of one page. */
    private static final int MAX_GUILDS = 200;

    private final World world;

    public SelfRoutes(World world) {
        this.world = world;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/users/@me", Proof.BOT_OR_BEARER, this::me);
        routes.add("GET", "/users/@me/guilds", Proof.BOT_OR_BEARER, this::guilds);
        routes.add("GET", "/users/@me/guilds/{guild}/member", Proof.BEARER, this::member);
    }

    private User self(Request request, String scope) {
        Caller caller = request.caller();
        if (!caller.bot() && !caller.scopes().contains(scope)) {
            throw ApiError.missingAccess();
        }
        User user = world.users().get(caller.userId());
        if (user == null) {
            throw ApiError.unauthorized();
        }
        return user;
    }

    private Reply me(Request request) {
        return Reply.json(self(request, "identify").toOwnJson());
    }

    private Reply guilds(Request request) {
        User user = self(request, "guilds");
        int limit = request.parameter("limit", MAX_GUILDS, 1, MAX_GUILDS);
        String after = request.parameter("after");
        List<ObjectNode> page = world.guilds().values().stream()
                .filter(guild -> after == null || guild.id().compareTo(after) > 0)
                .flatMap(guild -> guild.member(user.id()).map(member -> mine(guild, member)).stream())
                .limit(limit)
                .toList();
        ArrayNode json = Json.array();
        boolean counts = "true".equals(request.parameter("with_counts"));
        for (ObjectNode guild : page) {
            if (counts) {
                int members = world.guild(guild.path("id").asText())
                        .orElseThrow()
                        .members()
                        .size();
                guild.put("approximate_member_count", members).put("approximate_presence_count", members);
            }
            json.add(guild);
        }
        return Reply.json(json);
    }

    private static ObjectNode mine(Guild guild, Member member) {
        ObjectNode json = Json.object()
                .put("id", guild.id())
                .put("name", guild.name())
                .putNull("icon")
                .putNull("banner")
                .put("owner", guild.ownerId().equals(member.user().id()))
                .put("permissions", Long.toUnsignedString(Access.in(guild, member)));
        json.putArray("features");
        return json;
    }

    private Reply member(Request request) {
        User user = self(request, "guilds.members.read");
        return world.guild(request.variable("guild"))
                .flatMap(guild -> guild.member(user.id()))
                .map(member -> Reply.json(member.toJson()))
                .orElseThrow(ApiError::unknownGuild);
    }
}
