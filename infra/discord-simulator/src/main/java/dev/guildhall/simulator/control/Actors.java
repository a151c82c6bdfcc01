package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.interaction.Actor;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.World;

/** From what a control request names to what it means; what is not there is refused by name. */
final class Actors {
    private final World world;

    Actors(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    Guild guild(Request request) {
        String id = request.variable("guild");
        return world.guild(id).orElseThrow(() -> Problem.notFound("there is no guild " + id));
    }

    /** The guild, which the bot must be in: without it, a guild has no commands. */
    Guild botGuild(Request request) {
        Guild guild = guild(request);
        if (!world.hasBot(guild)) {
            throw Problem.conflict("the bot is not in guild " + guild.id());
        }
        return guild;
    }

    User user(String id) {
        User user = world.users().get(id);
        if (user == null) {
            throw Problem.notFound("there is no user " + id);
        }
        return user;
    }

    Member member(Guild guild, String userId) {
        return guild.member(userId)
                .orElseThrow(() -> Problem.notFound("user " + userId + " is not a member of guild " + guild.id()));
    }

    Channel channel(Guild guild, String id) {
        Channel channel = guild.channels().get(id);
        if (channel == null) {
            throw Problem.notFound("there is no channel " + id + " in guild " + guild.id());
        }
        return channel;
    }

    /** The member of the body's {@code userId}, in the body's {@code channelId} or the first text channel. */
    Actor actor(Guild guild, ObjectNode body) {
        Member member = member(guild, required(body, "userId"));
        String channelId = Json.text(body, "channelId");
        Channel channel = channelId != null
                ? channel(guild, channelId)
                : guild.firstTextChannel()
                        .orElseThrow(() -> Problem.conflict("guild " + guild.id() + " has no text channel"));
        if (!Permission.has(Access.in(guild, channel, member), Permission.VIEW_CHANNEL)) {
            throw Problem.conflict("the member cannot see channel " + channel.id());
        }
        if (member.isTimedOutAt(world.now())) {
            throw Problem.conflict("the member is timed out");
        }
        return new Actor(guild, channel, member, Json.text(body, "locale", "en-US"));
    }

    static String required(JsonNode body, String field) {
        String value = Json.text(body, field);
        if (value == null || value.isEmpty()) {
            throw Problem.invalid("'" + field + "' is required, and is a string");
        }
        return value;
    }
}
