package dev.guildhall.ops;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP API at one origin. What is away is tried again a few times, under the same Idempotency-Key, so that nothing is
 * done twice; whatever is not a success becomes an {@link OpsFailure} in the end.
 */
final class Api {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_ATTEMPTS = 3;
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int AWAY = 503;
    private static final int FAILURES = 400;
    private static final int FAULTS = 500;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI origin;
    private final Credentials credentials;
    private final Pause pause;

    /** How the program waits. */
    @FunctionalInterface
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** An answer that was no failure. */
    record Reply(int status, JsonNode body) {
        JsonNode data() {
            return body.path("data");
        }

        /** What to pass as {@code after} for the next page, if there is one. */
        Optional<String> next() {
            return Optional.of(Json.text(body, "next")).filter(next -> !next.isEmpty());
        }
    }

    /** @param reason kept in the audit trail where the route has one */
    private record Request(
            String method,
            String path,
            @Nullable JsonNode body,
            @Nullable String reason,
            String key) {}

    Api(URI origin, Credentials credentials, Pause pause) {
        this.origin = origin;
        this.credentials = credentials;
        this.pause = pause;
    }

    Reply get(String path) {
        return exchange("GET", path, null, null);
    }

    /** The same of what may not be there. */
    Optional<Reply> find(String path) {
        HttpResponse<String> response = response("GET", path, null, null);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(reply(response));
    }

    Reply post(String path, @Nullable JsonNode body, @Nullable String reason) {
        return exchange("POST", path, body, reason);
    }

    Reply delete(String path, @Nullable String reason) {
        return exchange("DELETE", path, null, reason);
    }

    /** Waits, as between two looks at something that goes on. */
    void pause(Duration duration) {
        try {
            pause.of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpsFailure(ExitCode.TIMED_OUT, "Interrupted", "What was begun goes on without this program.");
        }
    }

    private Reply exchange(String method, String path, @Nullable JsonNode body, @Nullable String reason) {
        return reply(response(method, path, body, reason));
    }

    private HttpResponse<String> response(
            String method, String path, @Nullable JsonNode body, @Nullable String reason) {
        Request request =
                new Request(method, path, body, reason, UUID.randomUUID().toString());
        HttpResponse<String> response = sent(request, credentials.token());
        return response.statusCode() == UNAUTHENTICATED && refreshed() ? sent(request, credentials.token()) : response;
    }

    private Reply reply(HttpResponse<String> response) {
        JsonNode answer = Json.read(response.body());
        if (response.statusCode() >= FAILURES) {
            throw refusal(response, answer);
        }
        if (!answer.isObject()) {
            throw notGuildhall();
        }
        return new Reply(response.statusCode(), answer);
    }

    private HttpResponse<String> sent(Request request, String token) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = client.send(http(request, token), BodyHandlers.ofString());
                boolean again = response.statusCode() == AWAY || response.statusCode() == TOO_MANY;
                if (!again || attempt == MAX_ATTEMPTS) {
                    return response;
                }
                pause(retryAfter(response));
            } catch (ConnectException e) {
                throw notReachable("Nobody answers at " + origin);
            } catch (IOException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw notReachable("No answer from " + origin + ": " + e.getMessage());
                }
                pause(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OpsFailure(ExitCode.TIMED_OUT, "Interrupted", "Look whether it was done.");
            }
        }
    }

    private HttpRequest http(Request request, String token) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(origin.resolve(request.path()))
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("User-Agent", "guildhall-ops");
        JsonNode body = request.body();
        if (body != null) {
            builder.header("Content-Type", "application/json");
        }
        if (!request.method().equals("GET")) {
            builder.header("Idempotency-Key", request.key());
        }
        String reason = request.reason();
        if (reason != null) {
            builder.header("X-Reason", reason);
        }
        return builder.method(
                        request.method(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.line(body)))
                .build();
    }

    private boolean refreshed() {
        Optional<String> refreshToken = credentials.refreshToken();
        if (refreshToken.isEmpty()) {
            return false;
        }
        Request request = new Request(
                "POST", "/api/auth/refresh", Json.object().put("refreshToken", refreshToken.get()), null, "");
        try {
            HttpRequest http = HttpRequest.newBuilder(origin.resolve(request.path()))
                    .timeout(ANSWER_TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Json.line(Json.object().put("refreshToken", refreshToken.get()))))
                    .build();
            HttpResponse<String> response = client.send(http, BodyHandlers.ofString());
            if (response.statusCode() >= FAILURES) {
                return false;
            }
            credentials.replace(Json.read(response.body()).path("data"));
            return true;
        } catch (IOException e) {
            throw notReachable("No answer from " + origin + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private OpsFailure refusal(HttpResponse<String> response, JsonNode problem) {
        int status = response.statusCode();
        String said = Json.text(problem, "detail");
        String message = said.isEmpty() ? "HTTP " + status : said;
        if (status == UNAUTHENTICATED) {
            return new OpsFailure(
                    ExitCode.NOT_ALLOWED,
                    message,
                    "An access token lives for 15 minutes. Sign in again, or give a file with the refresh token, too.");
        }
        if (status == FORBIDDEN) {
            return new OpsFailure(
                    ExitCode.NOT_ALLOWED,
                    message,
                    "Operators are those whose Discord ids stand in GUILDHALL_OPERATORS.");
        }
        if (status >= FAULTS) {
            return new OpsFailure(ExitCode.NOT_REACHABLE, message, "See GET /api/health, and the log of the program.");
        }
        String faults = faults(problem);
        return new OpsFailure(
                ExitCode.REFUSED, faults.isEmpty() ? message : message + " (" + faults + ")", Advice.of(problem));
    }

    private static String faults(JsonNode problem) {
        StringBuilder faults = new StringBuilder();
        for (JsonNode fault : problem.path("errors")) {
            faults.append(faults.isEmpty() ? "" : "; ")
                    .append(Json.text(fault, "pointer"))
                    .append(' ')
                    .append(Json.text(fault, "detail"));
        }
        return faults.toString();
    }

    private OpsFailure notReachable(String message) {
        return new OpsFailure(
                ExitCode.NOT_REACHABLE,
                message,
                "Is it running, and is that its address? Say where it is by GUILDHALL_URL or --url.");
    }

    private OpsFailure notGuildhall() {
        return notReachable("What answers at " + origin + " is not Guildhall's API");
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ofSeconds(1));
        return asked.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : asked;
    }
}
