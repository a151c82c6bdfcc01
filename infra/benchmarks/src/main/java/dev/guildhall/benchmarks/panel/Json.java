package dev.guildhall.benchmarks.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP, for what is not measured. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 300;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Json() {}

    /** @throws IllegalStateException when it is refused */
    public static JsonNode send(String method, String url, JsonNode body) {
        return send(method, url, Map.of(), body);
    }

    /** As the one whose access token it is. */
    public static JsonNode send(String method, String url, String token, JsonNode body) {
        return send(method, url, Map.of("Authorization", "Bearer " + token), body);
    }

    private static JsonNode send(String method, String url, Map<String, String> headers, JsonNode body) {
        HttpResponse<String> answer = answer(method, url, headers, body);
        if (answer.statusCode() >= FIRST_REFUSAL) {
            throw new IllegalStateException(method + " " + url + ": " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    /** Whatever it is. */
    public static int status(String url, String token) {
        return get(url, token).statusCode();
    }

    /** Whatever it says. */
    public static String text(String url, String token) {
        return get(url, token).body();
    }

    private static HttpResponse<String> get(String url, String token) {
        return answer("GET", url, Map.of("Authorization", "Bearer " + token), MAPPER.missingNode());
    }

    private static HttpResponse<String> answer(String method, String url, Map<String, String> headers, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
        headers.forEach(request::setHeader);
        if (body.isMissingNode()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }
}
