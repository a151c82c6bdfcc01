package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.oauth.Consent;
import dev.guildhall.simulator.oauth.Grants;
import dev.guildhall.simulator.oauth.Scopes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.User;
import java.util.Set;

/** An OAuth2 code as if the user had consented on the page. */
final class CodeRoutes {
    private final Actors actors;
    private final Grants grants;

    CodeRoutes(Actors actors, Grants grants) {
        this.actors = actors;
        this.grants = grants;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/sim/users/{user}/code", Proof.NONE, this::code);
    }

    /** Without a {@code redirectUri} the code can be redeemed with any. */
    private Reply code(Request request) {
        User user = actors.user(request.variable("user"));
        if (user.bot()) {
            throw Problem.conflict("a bot consents to nothing");
        }
        ObjectNode body = request.jsonObject();
        Set<String> scopes = body.has("scope") ? Scopes.parse(Json.text(body, "scope")) : Scopes.usual();
        if (scopes.isEmpty()) {
            throw Problem.invalid("'scope' names a scope that nobody can grant");
        }
        String redirectUri = Json.text(body, "redirectUri");
        String challenge = Json.text(body, "codeChallenge");
        String code = grants.code(new Consent(user.id(), scopes, redirectUri, challenge));
        return Reply.json(Json.object().put("code", code));
    }
}
