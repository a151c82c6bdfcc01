package dev.guildhall.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.GatewayTerms;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.World;
import java.util.List;

/** Where the gateway is, who the application is, who the users are. */
public final class ApplicationRoutes {
    private static final List<String> ABSENT =
            List.of("icon", "type", "interactions_endpoint_url", "role_connections_verification_url", "team");

    private final World world;
    private final GatewayTerms terms;

    public ApplicationRoutes(World world, GatewayTerms terms) {
        this.world = world;
        this.terms = terms;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/gateway", Proof.NONE, request -> Reply.json(gateway(request)));
        routes.add("GET", "/gateway/bot", Proof.BOT, request -> Reply.json(gatewayForBot(request)));
        routes.add("GET", "/oauth2/applications/@me", Proof.BOT, request -> Reply.json(application()));
        routes.add("GET", "/applications/@me", Proof.BOT, request -> Reply.json(application()));
        routes.add("GET", "/users/{user}", Proof.BOT, this::user);
    }

    private static ObjectNode gateway(Request request) {
        String host = request.header("host");
        return Json.object().put("url", "ws://" + (host == null ? "localhost" : host) + "/gateway");
    }

    private ObjectNode gatewayForBot(Request request) {
        ObjectNode json = gateway(request);
        terms.tell(json);
        return json;
    }

    private ObjectNode application() {
        User bot = world.bot();
        ObjectNode json = Json.object()
                .put("id", bot.id())
                .put("name", bot.username())
                .put("description", "A bot in a simulated Discord")
                .put("verify_key", "0".repeat(64))
                .put("flags", 0)
                .put("flags_new", "0")
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("approximate_guild_count", world.botGuilds().size())
                .put("approximate_user_install_count", 0)
                .put("approximate_user_authorization_count", 0)
                .put("explicit_content_filter", 0);
        ABSENT.forEach(json::putNull);
        json.putArray("redirect_uris");
        json.putArray("eligible_oauth2_scopes").add("identify").add("guilds");
        json.set("owner", owner().toJson());
        json.set("bot", bot.toJson());
        return json;
    }

    /** Somebody has to own the application. */
    private User owner() {
        return world.users().values().stream()
                .filter(user -> !user.bot())
                .findFirst()
                .orElse(world.bot());
    }

    private Reply user(Request request) {
        User user = world.users().get(request.variable("user"));
        if (user == null) {
            throw ApiError.unknownUser();
        }
        return Reply.json(user.toJson());
    }
}
