package dev.guildhall.simulator.rest;

import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.World;
import org.jspecify.annotations.Nullable;

/** What the bot may see and do. A guild that it is not in is as unknown to it as one that is not there. */
public final class Authority {
    private final World world;

    public Authority(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    /** A channel together with its guild. */
    record Place(Guild guild, Channel channel) {}

    Guild guild(Request request) {
        return world.botGuild(request.variable("guild")).orElseThrow(ApiError::unknownGuild);
    }

    /** The guild, if the bot holds the permission in it. */
    Guild guild(Request request, long needed) {
        Guild guild = guild(request);
        require(Access.in(guild, self(guild)), needed);
        return guild;
    }

    /** The channel, if the bot can see it and holds the permission in it. */
    Place channel(Request request, long needed) {
        Channel channel = world.botChannel(request.variable("channel")).orElseThrow(ApiError::unknownChannel);
        Guild guild = world.botGuild(channel.guildId()).orElseThrow(ApiError::unknownChannel);
        long granted = Access.in(guild, channel, self(guild));
        if (!Permission.has(granted, Permission.VIEW_CHANNEL)) {
            throw ApiError.missingAccess();
        }
        require(granted, needed);
        return new Place(guild, channel);
    }

    boolean holds(Place place, long needed) {
        return Permission.has(Access.in(place.guild(), place.channel(), self(place.guild())), needed);
    }

    /** What the bot may do in the guild, and in that channel or category of it. */
    long own(Guild guild, @Nullable Channel place) {
        long granted = Access.in(guild, self(guild));
        return place == null ? granted : granted | Access.in(guild, place, self(guild));
    }

    private static void require(long granted, long needed) {
        if (!Permission.has(granted, needed)) {
            throw ApiError.missingPermissions();
        }
    }

    /** Roles at or above the bot's own highest one are out of its reach, administrator or not. */
    void requireAbove(Guild guild, Role role) {
        if (!guild.ownerId().equals(world.bot().id()) && role.position() >= guild.topPosition(self(guild))) {
            throw ApiError.missingPermissions();
        }
    }

    /** Members whose highest role is at or above the bot's own, and the owner, are out of its reach. */
    void requireAbove(Guild guild, Member member) {
        boolean owner = guild.ownerId().equals(member.user().id());
        if (owner || guild.topPosition(member) >= guild.topPosition(self(guild))) {
            throw ApiError.missingPermissions();
        }
    }

    private Member self(Guild guild) {
        return guild.member(world.bot().id()).orElseThrow(ApiError::missingAccess);
    }
}
