package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.testkit.discord.DiscordApi;
import dev.guildhall.testkit.discord.Exchanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Plain HTTP against the simulator. */
final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;

    Client(DiscordSimulator simulator) {
        this.baseUrl = simulator.baseUrl();
    }

    /** An answer read as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {}

    Answer send(String method, String path, String body, String... headers) {
        return sendLater(method, path, body, headers).join();
    }

    CompletableFuture<Answer> sendLater(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.header("content-type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Client::answer);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        boolean json = response.headers()
                .firstValue("content-type")
                .filter(type -> type.contains("json"))
                .isPresent();
        try {
            return new Answer(response.statusCode(), json ? Json.read(response.body()) : Json.object(), response);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .POST(BodyPublishers.ofString(body))
                .header("content-type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .thenApply(Client::answer)
                .join();
    }

    /** Inflicts a fault, whose fields are given as JSON without the braces. */
    void fault(String fields) {
        Answer answer = post("/sim/faults", "{" + fields + "}");
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.body().toString());
        }
    }

    /** Sends with the bot's token. */
    Answer asBot(String method, String path, String body) {
        return send(method, "/api/v10" + path, body, "authorization", "Bot " + SimulatorSettings.DEMO_BOT_TOKEN);
    }

    /** Has a member type a command, and returns what the member sees. */
    JsonNode command(String guildId, String userId, String command) {
        return post(
                        "/sim/guilds/" + guildId + "/interactions",
                        Json.object()
                                .put("userId", userId)
                                .put("command", command)
                                .toString())
                .body();
    }

    /** Whatever was said meanwhile is held against Discord's own description, where that is at hand. */
    @Override
    public void close() {
        DiscordApi.find()
                .ifPresent(discord -> assertThat(Exchanges.faults(
                                discord, get("/sim/calls?answers=true").body().toString()))
                        .isEmpty());
        http.close();
    }
}
