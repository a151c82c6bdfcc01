package dev.guildhall.e2e.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests drawn from a seed: about half are nearly right, so that they get past the first check. */
public final class RequestsAtRandom {
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "POST", "POST", "PATCH", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "BREW");

    private static final List<String> ROUTES = List.of(
            "/api/guilds",
            "/api/guilds/{id}",
            "/api/guilds/{id}/settings",
            "/api/guilds/{id}/modules",
            "/api/guilds/{id}/modules/{word}",
            "/api/guilds/{id}/modules/{word}/toggle",
            "/api/guilds/{id}/sync",
            "/api/panel/guilds/{id}/settings",
            "/api/panel/guilds/{id}/modules/{word}",
            "/api/auth/discord",
            "/api/auth/login",
            "/api/auth/callback",
            "/api/auth/refresh",
            "/api/auth/me",
            "/api/auth/sessions",
            "/api/auth/sessions/{id}",
            "/api/ops/log/head",
            "/api/ops/log/verify",
            "/api/ops/erasures",
            "/api/admin/cache/stats",
            "/internal/changes",
            "/internal/ended-sessions",
            "/internal/guilds/{id}",
            "/api/health",
            "/api/{word}/{word}",
            "/actuator/health",
            "/error",
            "/{word}");

    private static final List<String> WORDS = List.of(
            "giveaway",
            "tickets",
            "welcome",
            "leveling",
            "moderation",
            "autoresponder",
            "tempvoice",
            "music",
            "Giveaway",
            "",
            "null",
            "%20",
            "%00",
            "%2e%2e",
            "..",
            ".",
            "%2F",
            "%5C",
            ";x=1",
            "a;b",
            "%C3%28",
            "%ED%A0%80",
            "%zz",
            "%",
            "'",
            "\"",
            "<script>",
            "{}",
            "[1]",
            "\u00e4",
            "\u0000",
            "a\tb",
            "x".repeat(300),
            "-1",
            "0",
            "1e9",
            "//");

    private static final List<String> PARAMETERS = List.of(
            "atLeast=0",
            "atLeast=-1",
            "atLeast=x",
            "atLeast=1e3",
            "atLeast=",
            "atLeast=99999999999999999999",
            "atLeast=1&atLeast=2",
            "since=-1",
            "since=x",
            "limit=0",
            "limit=-5",
            "limit=99999999999",
            "limit=%00",
            "code=x&state=y",
            "state=%C3%28",
            "redirectUri=https://evil.example",
            "redirectUri=%00",
            "redirectUri=http://[",
            "error=access_denied",
            "a[b]=c",
            "%=%",
            "&&&",
            "=",
            "x=" + "y".repeat(500),
            "{}",
            "a=b%zz",
            "guildId=1");

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json",
            "application/json; charset=utf-16",
            "application/json;charset=nonsense",
            "application/merge-patch+json",
            "application/xml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "*/*",
            "json",
            "application/",
            ";",
            "application/json, text/html",
            "\u00ff",
            "");

    private static final List<String> HEADERS = List.of(
            "If-Match: \"1\"",
            "If-Match: 1",
            "If-Match: *",
            "If-Match: \"x\"",
            "If-Match: W/\"3\"",
            "If-Match: ",
            "If-Match: \"99999999999999999999\"",
            "If-None-Match: \"1\"",
            "Idempotency-Key: a",
            "Idempotency-Key: ",
            "Idempotency-Key: " + "k".repeat(2_000),
            "Idempotency-Key: \u00e4\u00ff",
            "X-Reason: because",
            "X-Reason: \u00c3(",
            "X-Reason: " + "r".repeat(4_000),
            "X-Reason: a\u0001b",
            "X-Correlation-Id: a b",
            "X-Correlation-Id: " + "c".repeat(500),
            "traceparent: 00-x-y-z",
            "Accept: text/html",
            "Accept: image/png",
            "Accept: nonsense",
            "Accept: */*;q=x",
            "Accept: ",
            "Accept-Language: \u00ff",
            "Accept-Encoding: gzip",
            "Content-Encoding: gzip",
            "Cookie: guildhall_session=x; a",
            "Cookie: guildhall_refresh=x; guildhall_csrf=y",
            "Cookie: guildhall_signin=a.b.c",
            "Cookie: =;;;=\u0000",
            "Cookie: guildhall_signin=" + "a".repeat(900),
            "X-Acting-For: 1180000000000000102",
            "X-Acting-For-Name: %zz",
            "X-CSRF-Token: x",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-For: \u00ff",
            "X-HTTP-Method-Override: DELETE",
            "Origin: https://evil.example",
            "Origin: null",
            "Origin: \u00ff",
            "Range: bytes=0-1",
            "Last-Event-ID: x",
            "Access-Control-Request-Method: PATCH",
            "Authorization: Bearer",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic eDp5",
            "Authorization: bearer \u00ff",
            "Date: nonsense",
            "If-Modified-Since: nonsense",
            "If-Unmodified-Since: x",
            "X-Empty:",
            "Expect: 100-continue",
            "Expect: nonsense",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "Transfer-Encoding: nonsense");

    private final Random random;
    private final BodiesAtRandom bodies;
    private final List<String> ids;

    /** @param ids of guilds, of which the first is the most usual */
    RequestsAtRandom(long seed, List<String> ids) {
        this.random = new Random(seed);
        this.bodies = new BodiesAtRandom(random);
        this.ids = ids;
    }

    /** @param token of somebody; shown by most requests */
    RawRequest next(String token) {
        String method = pick(METHODS);
        String route = pick(ROUTES);
        List<String> headers = new ArrayList<>();
        if (chance(75)) {
            headers.add("Authorization: Bearer " + token);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(pick(HEADERS));
        }
        boolean withBody = !List.of("GET", "HEAD").contains(method) || chance(5);
        byte[] body = withBody ? bodies.next() : new byte[0];
        if (withBody || chance(5)) {
            headers.add("Content-Type: " + (chance(60) ? "application/json" : pick(CONTENT_TYPES)));
        }
        return new RawRequest(method, target(route), headers, body);
    }

    private String target(String route) {
        String path = route;
        while (path.contains("{id}")) {
            path = path.replaceFirst(
                    "\\{id}", quoted(chance(60) ? ids.getFirst() : chance(50) ? pick(ids) : pick(WORDS)));
        }
        while (path.contains("{word}")) {
            path = path.replaceFirst("\\{word}", quoted(pick(WORDS)));
        }
        String mutated = chance(5)
                ? new String(bodies.mutated(path.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1)
                : path;
        String query = chance(25) ? "?" + pick(PARAMETERS) : "";
        // What ends the request line would begin another request; without any target it is one of HTTP/0.9.
        String target = (mutated + query).replaceAll("[\r\n ]", "_");
        return target.isEmpty() ? "/" : target;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
