package dev.guildhall.push;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** One client of {@link PanelClients}. Waiting methods fail after a minute. */
public final class PanelClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PanelClients clients;
    private final String name;
    private final AtomicInteger asked = new AtomicInteger();

    PanelClient(PanelClients clients, String name) {
        this.clients = clients;
        this.name = name;
    }

    public PanelClient awaitConnected() {
        awaitFirst("connect");
        return this;
    }

    /** The first that happened of that type. */
    public JsonNode awaitFirst(String type) {
        await(name + " " + type).atMost(PATIENCE).until(() -> !happened(type).isEmpty());
        return happened(type).getFirst();
    }

    /** Everything so far, in order. */
    public List<JsonNode> happened() {
        return clients.happened(name);
    }

    public List<JsonNode> happened(String type) {
        return happened().stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }

    /** First arguments of the events of that name. */
    public List<JsonNode> events(String event) {
        return happened("event").stream()
                .filter(line -> line.path("name").asText().equals(event))
                .map(line -> line.path("args").path(0))
                .toList();
    }

    /** The newest of at least so many. */
    public JsonNode awaitEvents(String event, int count) {
        try {
            await(name + " " + event).atMost(PATIENCE).until(() -> events(event).size() >= count);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    name + " heard " + events(event).size() + " of " + count + " " + event + " in all of " + happened(),
                    e);
        }
        return events(event).getLast();
    }

    public JsonNode awaitEvent(String event) {
        return awaitEvents(event, 1);
    }

    /** All names of events so far, in order. */
    public List<String> eventNames() {
        return happened("event").stream()
                .map(line -> line.path("name").asText())
                .toList();
    }

    public void emit(String event, Object... arguments) {
        clients.send(name, "emit", Map.of("name", event, "args", List.of(arguments)));
    }

    /** Emits and does not wait for the acknowledgement. */
    public void ask(String event, Object... arguments) {
        ask(event, asked.incrementAndGet(), arguments);
    }

    private void ask(String event, int number, Object... arguments) {
        clients.send(name, "request", Map.of("name", event, "args", List.of(arguments), "number", number));
    }

    /** Emits and waits for the acknowledgement of that, whatever was asked before. */
    public JsonNode request(String event, Object... arguments) {
        int number = asked.incrementAndGet();
        ask(event, number, arguments);
        return await(name + " " + event)
                .atMost(PATIENCE)
                .until(() -> answer(number), Optional::isPresent)
                .orElseThrow()
                .path("answer");
    }

    private Optional<JsonNode> answer(int number) {
        return happened("answer").stream()
                .filter(line -> line.path("number").asInt() == number)
                .findFirst();
    }

    public void frame(String text) {
        clients.send(name, "frame", Map.of("text", text));
    }

    public void connect() {
        clients.send(name, "connect", Map.of());
    }

    public void pause() {
        clients.send(name, "pause", Map.of());
    }

    public void vanish() {
        clients.send(name, "vanish", Map.of());
    }

    public void close() {
        clients.send(name, "close", Map.of());
    }
}
