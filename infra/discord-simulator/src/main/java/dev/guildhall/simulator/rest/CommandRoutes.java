package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.interaction.ApplicationCommands;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.World;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Registering commands, for everywhere or for one guild. */
public final class CommandRoutes {
    private static final String GLOBAL = "/applications/{application}/commands";
    private static final String GUILD = "/applications/{application}/guilds/{guild}/commands";

    private final World world;
    private final ApplicationCommands commands;

    public CommandRoutes(World world, ApplicationCommands commands) {
        this.world = world;
        this.commands = commands;
    }

    public void addTo(Routes routes) {
        add(routes, GLOBAL, request -> null);
        add(routes, GUILD, this::guild);
    }

    private void add(Routes routes, String base, Function<Request, @Nullable String> scope) {
        String one = base + "/{command}";
        routes.add("GET", base, Proof.BOT, request -> list(scopeOf(request, scope)));
        routes.add("PUT", base, Proof.BOT, request -> {
            String guild = scopeOf(request, scope);
            return Reply.json(Json.nodes(commands.overwrite(guild, request.json())));
        });
        routes.add("POST", base, Proof.BOT, request -> {
            String guild = scopeOf(request, scope);
            return Reply.json(201, commands.upsert(guild, request.jsonObject()));
        });
        routes.add("GET", one, Proof.BOT, request -> {
            String guild = scopeOf(request, scope);
            return Reply.json(commands.get(guild, request.variable("command")));
        });
        routes.add("PATCH", one, Proof.BOT, request -> {
            String guild = scopeOf(request, scope);
            ObjectNode changed = commands.edit(guild, request.variable("command"), request.jsonObject());
            return Reply.json(changed);
        });
        routes.add("DELETE", one, Proof.BOT, request -> {
            commands.delete(scopeOf(request, scope), request.variable("command"));
            return Reply.noContent();
        });
    }

    private Reply list(@Nullable String guild) {
        return Reply.json(Json.nodes(commands.list(guild)));
    }

    private @Nullable String scopeOf(Request request, Function<Request, @Nullable String> scope) {
        if (!request.variable("application").equals(world.bot().id())) {
            throw ApiError.of(404, 10_002, "Unknown Application");
        }
        return scope.apply(request);
    }

    private String guild(Request request) {
        return world.botGuild(request.variable("guild"))
                .orElseThrow(ApiError::missingAccess)
                .id();
    }
}
