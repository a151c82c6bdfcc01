package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Audience;
import dev.guildhall.simulator.world.Dispatch;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Intent;
import dev.guildhall.simulator.world.Membership;
import dev.guildhall.simulator.world.Membership.Departure;

/** A guild as a whole. */
public final class GuildRoutes {
    private static final int MIN_NAME = 2;
    private static final int MAX_NAME = 100;

    private final Authority authority;
    private final Audience audience;
    private final Membership membership;

    public GuildRoutes(Authority authority, Audience audience, Membership membership) {
        this.authority = authority;
        this.audience = audience;
        this.membership = membership;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/guilds/{guild}", Proof.BOT, this::read);
        routes.add("PATCH", "/guilds/{guild}", Proof.BOT, this::modify);
        routes.add(
                "GET",
                "/guilds/{guild}/channels",
                Proof.BOT,
                request -> Reply.json(Json.nodes(authority.guild(request).channelsJson())));
        routes.add("DELETE", "/users/@me/guilds/{guild}", Proof.BOT, this::leave);
    }

    private Reply read(Request request) {
        Guild guild = authority.guild(request);
        ObjectNode json = guild.toJson();
        if ("true".equals(request.parameter("with_counts"))) {
            int count = guild.members().size();
            json.put("approximate_member_count", count).put("approximate_presence_count", count);
        }
        return Reply.json(json);
    }

    private Reply modify(Request request) {
        Guild guild = authority.guild(request, Permission.MANAGE_GUILD);
        String name = Json.text(request.jsonObject(), "name", guild.name());
        if (name.length() < MIN_NAME || name.length() > MAX_NAME) {
            throw ApiError.invalidForm("name", "BASE_TYPE_BAD_LENGTH", "Must be between 2 and 100 in length.");
        }
        guild.rename(name);
        audience.tell(new Dispatch(guild.id(), Intent.GUILDS, "GUILD_UPDATE", guild.toJson()));
        return Reply.json(guild.toJson());
    }

    private Reply leave(Request request) {
        Guild guild = authority.guild(request);
        String self = authority.world().bot().id();
        membership.leave(guild, guild.member(self).orElseThrow(ApiError::unknownGuild), Departure.LEFT, self);
        return Reply.noContent();
    }
}
