package dev.guildhall.simulator.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Caller;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Codes into tokens, tokens into newer ones, tokens into nothing. */
public final class TokenRoutes {
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final String BOT = "Bot ";

    private final Grants grants;
    private final World world;
    private final Client client;

    /** The application as it proves itself; the record's text leaves the secrets out. */
    public record Client(String id, String secret, String botToken) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    public TokenRoutes(Grants grants, World world, Client client) {
        this.grants = grants;
        this.world = world;
        this.client = client;
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/oauth2/token", Proof.NONE, this::token);
        routes.add("POST", "/oauth2/token/revoke", Proof.NONE, this::revoke);
        routes.add("GET", "/oauth2/@me", Proof.BEARER, this::me);
    }

    /** Who stands behind an Authorization header. */
    public Caller caller(@Nullable String authorization) {
        if (authorization == null) {
            return Caller.NOBODY;
        }
        if (authorization.startsWith(BOT) && Secrets.same(authorization.substring(BOT.length()), client.botToken())) {
            return new Caller(true, world.bot().id(), Set.of());
        }
        if (!authorization.startsWith(BEARER)) {
            return Caller.NOBODY;
        }
        return grants.find(authorization.substring(BEARER.length()))
                .map(grant -> new Caller(false, grant.userId(), grant.scopes()))
                .orElse(Caller.NOBODY);
    }

    private Reply token(Request request) {
        Map<String, List<String>> form = request.form();
        requireClient(request, form);
        Grants.Grant grant = switch (field(form, "grant_type")) {
            case "authorization_code" -> fromCode(form);
            case "refresh_token" ->
                grants.refresh(field(form, "refresh_token"))
                        .orElseThrow(() -> OAuthError.invalidGrant("Invalid \"refresh_token\" in request."));
            default -> throw OAuthError.unsupportedGrant();
        };
        return Reply.json(Json.object()
                .put("token_type", "Bearer")
                .put("access_token", grant.accessToken())
                .put("expires_in", Grants.ACCESS_LIFE.toSeconds())
                .put("refresh_token", grant.refreshToken())
                .put("scope", String.join(" ", grant.scopes())));
    }

    private Grants.Grant fromCode(Map<String, List<String>> form) {
        Consent consent = grants.redeem(field(form, "code"))
                .orElseThrow(() -> OAuthError.invalidGrant("Invalid \"code\" in request."));
        if (consent.redirectUri() != null && !consent.redirectUri().equals(field(form, "redirect_uri"))) {
            throw OAuthError.invalidGrant("Invalid \"redirect_uri\" in request.");
        }
        String challenge = consent.codeChallenge();
        if (challenge != null && !Secrets.same(Secrets.challenge(field(form, "code_verifier")), challenge)) {
            throw OAuthError.invalidGrant("Invalid \"code_verifier\" in request.");
        }
        return grants.grant(consent.userId(), consent.scopes());
    }

    private Reply revoke(Request request) {
        Map<String, List<String>> form = request.form();
        requireClient(request, form);
        grants.revoke(field(form, "token"));
        return Reply.json(Json.object());
    }

    private void requireClient(Request request, Map<String, List<String>> form) {
        String id = field(form, "client_id");
        String secret = field(form, "client_secret");
        String basic = request.header("authorization");
        if (basic != null && basic.startsWith(BASIC)) {
            String[] pair = decoded(basic.substring(BASIC.length())).split(":", 2);
            id = pair[0];
            secret = pair.length == 2 ? pair[1] : "";
        }
        if (!id.equals(client.id()) || !Secrets.same(secret, client.secret())) {
            throw OAuthError.invalidClient();
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw OAuthError.invalidClient();
        }
    }

    private static String field(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    private Reply me(Request request) {
        String header = request.header("authorization");
        Grants.Grant grant = grants.find(header == null ? "" : header.substring(BEARER.length()))
                .orElseThrow(ApiError::unauthorized);
        ObjectNode json = Json.object().put("expires", grant.expiresAt().toString());
        json.set("scopes", Json.strings(grant.scopes()));
        json.putObject("application")
                .put("id", world.bot().id())
                .put("name", world.bot().username())
                .put("description", "")
                .put("verify_key", "0".repeat(64))
                .put("flags", 0)
                .put("flags_new", "0")
                .putNull("type")
                .putNull("icon");
        User user = world.users().get(grant.userId());
        if (user != null && grant.scopes().contains("identify")) {
            json.set("user", user.toJson());
        }
        return Reply.json(json);
    }
}
