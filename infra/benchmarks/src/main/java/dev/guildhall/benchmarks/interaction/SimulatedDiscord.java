package dev.guildhall.benchmarks.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.benchmarks.panel.Simulator;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The simulator in a process of its own, where one bot is at home. */
final class SimulatedDiscord implements AutoCloseable {
    static final String CHANNEL = "1180000000000000203";

    private static final Duration START = Duration.ofSeconds(30);

    private final int port = FreePorts.next();
    private final JvmProcess process = JvmProcess.of("dev.guildhall.simulator.SimulatorApplication")
            .jvmOptions("-XX:TieredStopAtLevel=4")
            .environment(Map.of("GUILDHALL_SIMULATOR_PORT", Integer.toString(port)))
            .start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SimulatedDiscord() {
        process.awaitLine("Discord simulator:", START);
    }

    String url() {
        return "http://localhost:" + port;
    }

    String apiUrl() {
        return url() + "/api/v10";
    }

    String gatewayUrl() {
        return "ws://localhost:" + port + "/gateway";
    }

    Simulator simulator() {
        return new Simulator(url());
    }

    /** Until a bot has a session. */
    void awaitBot() {
        Awaitility.await()
                .atMost(START)
                .until(() -> !Json.parse(Json.text(url() + "/sim/state", ""))
                        .path("sessions")
                        .isEmpty());
    }

    /** A message of the bot's with that button. @return its id */
    String button(String customId) {
        String body = """
                {"content": "A button", "components": [{"type": 1, "components": [
                    {"type": 2, "style": 1, "label": "Enter", "custom_id": "%s"}]}]}""".formatted(customId);
        return send("/api/v10/channels/" + CHANNEL + "/messages", body)
                .path("id")
                .asText();
    }

    /** What the member sees, when there is something to see. */
    JsonNode click(String userId, String messageId, String customId) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("userId", userId)
                .put("channelId", CHANNEL)
                .put("messageId", messageId)
                .put("customId", customId);
        return send("/sim/guilds/" + Simulator.DEMO + "/clicks", body.toString());
    }

    private JsonNode send(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(START)
                .header("Authorization", "Bot " + SimulatorSettings.DEMO_BOT_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return Json.parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
