package dev.guildhall.e2e;

import dev.guildhall.contract.access.Verdict;
import dev.guildhall.contract.route.Route;
import dev.guildhall.contract.route.RouteRow;
import dev.guildhall.contract.route.RouteRow.Field;
import dev.guildhall.contract.validation.OpenApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request of the access matrix, and its answer. The answer's body is read to its end, but for that of a stream, which
 * has none.
 */
record Knock(int status, Map<String, String> headers, String body) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}]*)}");
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "connection", "keep-alive");
    private static final String GUILD = "guildId";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** How a row's request is made. */
    record Request(String origin, Route route, RouteRow row, String guildId) {
        Knock with(Map<String, String> headers, @Nullable Object body) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(origin + target())).timeout(TIMEOUT);
            headers.forEach(request::setHeader);
            request.setHeader("X-Correlation-Id", "access-matrix");
            String method = route.method().equals(Route.ANY) ? "GET" : route.method();
            if (body == null) {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            } else {
                request.setHeader("Content-Type", "application/json");
                request.method(method, HttpRequest.BodyPublishers.ofString(json(body)));
            }
            return send(request.build());
        }

        private String target() {
            Map<String, String> left = new HashMap<>(row.with());
            left.putIfAbsent(GUILD, guildId);
            String path = VARIABLE.matcher(route.path()).replaceAll(variable -> {
                String value = left.remove(variable.group(1));
                if (value == null) {
                    throw new AssertionError(
                            row.route() + " needs a value for " + variable.group() + ": add it to 'with' of its row");
                }
                return value;
            });
            if (!row.parameters().containsKey(GUILD)) {
                left.remove(GUILD);
            }
            String query = left.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .sorted()
                    .collect(Collectors.joining("&"));
            return query.isEmpty() ? path : path + "?" + query;
        }
    }

    /** Whether the request is for a guild at all. */
    static boolean concernsGuild(RouteRow row) {
        boolean named = row.route().path().contains("{" + GUILD + "}")
                || row.parameters().containsKey(GUILD);
        return named && !row.with().containsKey(GUILD);
    }

    static String json(Object body) {
        return Http.JSON.valueToTree(body).toString();
    }

    private static Knock send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                Map<String, String> headers = new TreeMap<>();
                response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
                boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
                String body = endless ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Knock(response.statusCode(), headers, body);
            }
        } catch (IOException e) {
            throw new AssertionError(request + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body with which a row's door is tried. */
    static @Nullable Object probe(RouteRow row) {
        Object probe = row.get(Field.PROBE);
        return probe != null ? probe : row.get(Field.EXAMPLE);
    }

    Verdict verdict() {
        return switch (status) {
            case 401 -> Verdict.UNAUTHENTICATED;
            case 403 -> Verdict.FORBIDDEN;
            default -> Verdict.IN;
        };
    }

    /** How it differs from what is documented about the route. */
    List<String> faults(OpenApi document, Route route) {
        return document.faults(route, status, headers.getOrDefault("content-type", ""), body);
    }

    /** All that is answered but the time and what the connection is told, without the guild's id. */
    String withoutGuild(String guildId) {
        Map<String, String> told = new TreeMap<>(headers);
        told.keySet().removeAll(OF_THE_MOMENT);
        return (status + " " + told + " " + body).replace(guildId, "{guildId}");
    }
}
