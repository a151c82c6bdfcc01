package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Channels;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Overwrite;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Roles;
import dev.guildhall.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an administrator does in Discord's own client: channels and roles made, renamed, moved, deleted. */
public final class StructureRoutes {
    private static final String CHANNELS = "/sim/guilds/{guild}/channels";
    private static final String ROLES = "/sim/guilds/{guild}/roles";
    private static final int MAX_NAME = 100;
    private static final int MAX_COLOUR = 0xff_ffff;
    private static final Map<String, Integer> TYPES = new TreeMap<>(Map.of(
            "text", Channel.TEXT,
            "voice", Channel.VOICE,
            "category", Channel.CATEGORY,
            "announcement", Channel.ANNOUNCEMENT,
            "stage", Channel.STAGE,
            "forum", Channel.FORUM,
            "media", Channel.MEDIA));

    private final Actors actors;
    private final Channels channels;
    private final Roles roles;

    public StructureRoutes(World world, Channels channels, Roles roles) {
        this.actors = new Actors(world);
        this.channels = channels;
        this.roles = roles;
    }

    public void addTo(Routes routes) {
        routes.add("POST", CHANNELS, Proof.NONE, this::createChannel);
        routes.add("PATCH", CHANNELS + "/{channel}", Proof.NONE, this::changeChannel);
        routes.add("DELETE", CHANNELS + "/{channel}", Proof.NONE, this::deleteChannel);
        routes.add("PUT", CHANNELS + "/{channel}/permissions/{target}", Proof.NONE, this::permit);
        routes.add("POST", ROLES, Proof.NONE, this::createRole);
        routes.add("PATCH", ROLES + "/{role}", Proof.NONE, this::changeRole);
        routes.add("DELETE", ROLES + "/{role}", Proof.NONE, this::deleteRole);
    }

    private Reply createChannel(Request request) {
        Guild guild = actors.guild(request);
        ObjectNode body = request.jsonObject();
        Integer type = TYPES.get(Json.text(body, "type", "text"));
        if (type == null) {
            throw Problem.invalid("'type' is one of " + String.join(", ", TYPES.keySet()));
        }
        if (guild.channels().size() >= Guild.MAX_CHANNELS) {
            throw Problem.conflict("no room for more channels");
        }
        ObjectNode fields = fields(guild, body);
        return Reply.json(
                201, channels.create(guild, type, name(body), fields, List.of()).toJson());
    }

    private Reply changeChannel(Request request) {
        Guild guild = actors.guild(request);
        Channel channel = actors.channel(guild, request.variable("channel"));
        channels.modify(channel, fields(guild, request.jsonObject()));
        return Reply.json(channel.toJson());
    }

    private Reply deleteChannel(Request request) {
        Guild guild = actors.guild(request);
        channels.delete(guild, actors.channel(guild, request.variable("channel")));
        return Reply.noContent();
    }

    /** What one channel allows and denies to a role, or to a member: {@code {"allow":"0","deny":"2048"}}. */
    private Reply permit(Request request) {
        Guild guild = actors.guild(request);
        Channel channel = actors.channel(guild, request.variable("channel"));
        String target = request.variable("target");
        boolean role = guild.roles().containsKey(target);
        if (!role && guild.member(target).isEmpty()) {
            throw Problem.notFound("there is no role or member " + target + " in guild " + guild.id());
        }
        ObjectNode body = request.jsonObject();
        int type = role ? Overwrite.ROLE : Overwrite.MEMBER;
        channels.put(channel, new Overwrite(target, type, bits(body, "allow"), bits(body, "deny")));
        return Reply.json(channel.toJson());
    }

    private static long bits(ObjectNode body, String field) {
        try {
            return Long.parseUnsignedLong(body.path(field).asText("0"));
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("'" + field + "' is a set of permission bits");
        }
    }

    /** As Discord calls them. */
    private ObjectNode fields(Guild guild, ObjectNode body) {
        ObjectNode fields = Json.object();
        if (body.has("name")) {
            fields.put("name", name(body));
        }
        if (body.has("position")) {
            fields.put("position", body.path("position").asInt());
        }
        if (body.has("parentId")) {
            String parent = Json.text(body, "parentId");
            if (parent != null && actors.channel(guild, parent).type() != Channel.CATEGORY) {
                throw Problem.invalid("'parentId' is the id of a category");
            }
            fields.put("parent_id", parent);
        }
        if (body.has("topic")) {
            fields.put("topic", Json.text(body, "topic"));
        }
        return fields;
    }

    private Reply createRole(Request request) {
        Guild guild = actors.guild(request);
        if (guild.roles().size() >= Guild.MAX_ROLES) {
            throw Problem.conflict("no room for more roles");
        }
        ObjectNode body = request.jsonObject();
        Role role = Role.of(actors.world().nextId(), name(body), colour(body, 0), 1, 0);
        roles.create(guild, role);
        return Reply.json(201, role.toJson());
    }

    private Reply changeRole(Request request) {
        Guild guild = actors.guild(request);
        Role role = role(guild, request);
        ObjectNode body = request.jsonObject();
        Role changed = role.withNameAndColour(body.has("name") ? name(body) : role.name(), colour(body, role.colour()));
        roles.modify(guild, changed);
        return Reply.json(changed.toJson());
    }

    private Reply deleteRole(Request request) {
        Guild guild = actors.guild(request);
        Role role = role(guild, request);
        if (role.botId() != null || role.id().equals(guild.id())) {
            throw Problem.conflict("role " + role.id() + " cannot be deleted");
        }
        roles.delete(guild, role);
        return Reply.noContent();
    }

    private static Role role(Guild guild, Request request) {
        String id = request.variable("role");
        Role role = guild.roles().get(id);
        if (role == null) {
            throw Problem.notFound("there is no role " + id + " in guild " + guild.id());
        }
        return role;
    }

    private static String name(ObjectNode body) {
        String name = Actors.required(body, "name");
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw Problem.invalid("'name' has 1 to " + MAX_NAME + " characters");
        }
        return name;
    }

    private static int colour(ObjectNode body, int before) {
        int colour = body.path("colour").asInt(before);
        if (colour < 0 || colour > MAX_COLOUR) {
            throw Problem.invalid("'colour' is between 0 and " + MAX_COLOUR);
        }
        return colour;
    }
}
