package dev.guildhall.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A bare gateway client, for what a well-behaved one never does. */
final class GatewayProbe implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private GatewayProbe(DiscordSimulator simulator, String query) {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(simulator.gatewayUrl() + query), this)
                .join();
    }

    static GatewayProbe connect(DiscordSimulator simulator, String query) {
        return new GatewayProbe(simulator, query);
    }

    /** Connects, identifies for guilds and messages (not members), and returns after READY. */
    static GatewayProbe identify(DiscordSimulator simulator) throws InterruptedException {
        GatewayProbe probe = connect(simulator, "?v=10&encoding=json");
        probe.send(
                2, Json.object().put("token", SimulatorSettings.DEMO_BOT_TOKEN).put("intents", 33281));
        probe.await("READY");
        return probe;
    }

    void send(int opcode, JsonNode data) {
        socket.sendText(Json.object().put("op", opcode).set("d", data).toString(), true)
                .join();
    }

    void sendRaw(String text) {
        socket.sendText(text, true).join();
    }

    /** The data of the next dispatch of that type; everything before it is dropped. */
    JsonNode await(String type) throws InterruptedException {
        return awaitPayload(payload -> payload.path("t").asText().equals(type)).path("d");
    }

    JsonNode awaitPayload(Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode payload = received.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (payload == null) {
                throw new IllegalStateException("what was awaited did not come");
            }
            if (wanted.test(payload)) {
                return payload;
            }
        }
    }

    /** The code with which the gateway hangs up. */
    int awaitClose() throws InterruptedException {
        Integer code = closed.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        return Objects.requireNonNull(code, "the gateway did not hang up");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            try {
                received.add(Json.read(part.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.add(code);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
