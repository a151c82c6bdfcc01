package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Role;
import dev.guildhall.simulator.world.Roles;

/** Roles of a guild. */
public final class RoleRoutes {
    private static final int MAX_NAME = 100;

    private final Authority authority;
    private final Roles roles;

    public RoleRoutes(Authority authority, Roles roles) {
        this.authority = authority;
        this.roles = roles;
    }

    public void addTo(Routes routes) {
        routes.add(
                "GET",
                "/guilds/{guild}/roles",
                Proof.BOT,
                request -> Reply.json(Json.nodes(authority.guild(request).rolesJson())));
        routes.add(
                "GET",
                "/guilds/{guild}/roles/{role}",
                Proof.BOT,
                request -> Reply.json(role(authority.guild(request), request).toJson()));
        routes.add("POST", "/guilds/{guild}/roles", Proof.BOT, this::create);
        routes.add("PATCH", "/guilds/{guild}/roles/{role}", Proof.BOT, this::modify);
        routes.add("DELETE", "/guilds/{guild}/roles/{role}", Proof.BOT, this::delete);
    }

    static Role role(Guild guild, Request request) {
        Role role = guild.roles().get(request.variable("role"));
        if (role == null) {
            throw ApiError.unknownRole();
        }
        return role;
    }

    private Reply create(Request request) {
        Guild guild = authority.guild(request, Permission.MANAGE_ROLES);
        if (guild.roles().size() >= Guild.MAX_ROLES) {
            throw ApiError.of(400, 30_005, "Maximum number of guild roles reached (" + Guild.MAX_ROLES + ")");
        }
        String id = authority.world().nextId();
        Role blank = Role.of(id, "new role", 0, 1, guild.everyone().permissions());
        Role role = changed(blank, request.jsonObject());
        roles.create(guild, role);
        return Reply.json(role.toJson());
    }

    private Reply modify(Request request) {
        Guild guild = authority.guild(request, Permission.MANAGE_ROLES);
        Role role = role(guild, request);
        authority.requireAbove(guild, role);
        Role changed = changed(role, request.jsonObject());
        roles.modify(guild, changed);
        return Reply.json(changed.toJson());
    }

    private static Role changed(Role role, ObjectNode form) {
        String name = Json.text(form, "name", role.name());
        if (name.length() > MAX_NAME) {
            throw ApiError.invalidForm("name", "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
        }
        return new Role(
                role.id(),
                name,
                form.path("color")
                        .asInt(form.path("colors").path("primary_color").asInt(role.colour())),
                role.position(),
                form.has("permissions") ? ChannelRoutes.bits(form, "permissions") : role.permissions(),
                form.path("hoist").asBoolean(role.hoist()),
                form.path("mentionable").asBoolean(role.mentionable()),
                role.botId());
    }

    private Reply delete(Request request) {
        Guild guild = authority.guild(request, Permission.MANAGE_ROLES);
        Role role = role(guild, request);
        authority.requireAbove(guild, role);
        if (role.botId() != null || role.id().equals(guild.id())) {
            throw ApiError.of(400, 50_028, "Invalid Role");
        }
        roles.delete(guild, role);
        return Reply.noContent();
    }
}
