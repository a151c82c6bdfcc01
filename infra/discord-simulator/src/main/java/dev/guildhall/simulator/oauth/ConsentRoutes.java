package dev.guildhall.simulator.oauth;

import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.world.User;
import dev.guildhall.simulator.world.World;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page on which a user would agree; here one first picks which user to be. */
public final class ConsentRoutes {
    /** People offered on the page; the generated masses are of no use there. */
    private static final int MAX_OFFERED = 50;

    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    /** RFC 7636, section 4.2. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Grants grants;
    private final World world;
    private final String clientId;

    public ConsentRoutes(Grants grants, World world, String clientId) {
        this.grants = grants;
        this.world = world;
        this.clientId = clientId;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/oauth2/authorize", Proof.NONE, this::page);
        routes.add("GET", "/oauth2/authorize/as/{user}", Proof.NONE, this::agree);
        routes.add("GET", "/oauth2/authorize/deny", Proof.NONE, this::deny);
    }

    private record Wish(
            String redirectUri,
            Set<String> scopes,
            @Nullable String challenge) {}

    private Wish wish(Request request) {
        if (!clientId.equals(request.parameter("client_id"))) {
            throw OAuthError.invalidRequest("Unknown application.");
        }
        String redirectUri = request.parameter("redirect_uri");
        if (redirectUri == null || !onThisMachine(redirectUri)) {
            throw OAuthError.invalidRequest("Invalid OAuth2 redirect_uri: it must lead to this machine.");
        }
        if (!"code".equals(request.parameter("response_type"))) {
            throw OAuthError.invalidRequest("The response_type must be code.");
        }
        Set<String> scopes = Scopes.parse(request.parameter("scope"));
        if (scopes.isEmpty()) {
            throw OAuthError.invalidScope();
        }
        String challenge = request.parameter("code_challenge");
        if (challenge != null && !"S256".equals(request.parameter("code_challenge_method"))) {
            throw OAuthError.invalidRequest("The code_challenge_method must be S256.");
        }
        if (challenge != null && !CHALLENGE.matcher(challenge).matches()) {
            throw OAuthError.invalidRequest("The code_challenge must be a SHA-256 in base64url without padding.");
        }
        return new Wish(redirectUri, scopes, challenge);
    }

    /** A code is never sent anywhere else. */
    private static boolean onThisMachine(String redirectUri) {
        try {
            URI uri = new URI(redirectUri);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && LOOPBACK_HOSTS.contains(uri.getHost());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private Reply agree(Request request) {
        Wish wish = wish(request);
        User user = world.users().get(request.variable("user"));
        if (user == null || user.bot()) {
            throw OAuthError.invalidRequest("No such user.");
        }
        Consent consent = new Consent(user.id(), wish.scopes(), wish.redirectUri(), wish.challenge());
        return back(request, wish, "code=" + encoded(grants.code(consent)));
    }

    private Reply deny(Request request) {
        return back(request, wish(request), "error=access_denied");
    }

    private static Reply back(Request request, Wish wish, String outcome) {
        String state = request.parameter("state");
        String joint = wish.redirectUri().contains("?") ? "&" : "?";
        return Reply.redirect(wish.redirectUri() + joint + outcome + (state == null ? "" : "&state=" + encoded(state)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Reply page(Request request) {
        Wish wish = wish(request);
        String query = request.parameters().keySet().stream()
                .map(name -> encoded(name) + "=" + encoded(String.valueOf(request.parameter(name))))
                .collect(Collectors.joining("&"));
        String people = world.users().values().stream()
                .filter(user -> !user.bot())
                .limit(MAX_OFFERED)
                .map(user -> "<li><a href=\"/oauth2/authorize/as/%s?%s\">%s</a></li>"
                        .formatted(user.id(), escaped(query), escaped(user.displayName())))
                .collect(Collectors.joining("\n"));
        return Reply.text(
                        "text/html; charset=utf-8",
                        html(escaped(String.join(", ", wish.scopes())), people, escaped(query)))
                .withHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String html(String scopes, String people, String query) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Authorize Guildhall</title>
                <meta name="viewport" content="width=device-width">
                <style>body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}
                li{margin:.4rem 0}a:focus{outline:3px solid #5865f2}</style></head>
                <body><h1>Authorize Guildhall</h1>
                <p>Guildhall asks for: <strong>%s</strong>. This is the simulator: choose who you are.</p>
                <ul>
                %s
                </ul>
                <p><a href="/oauth2/authorize/deny?%s">Cancel</a></p>
                </body></html>
                """.formatted(scopes, people, query);
    }
}
