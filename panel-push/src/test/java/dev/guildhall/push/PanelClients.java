package dev.guildhall.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guildhall.testkit.NodeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Real Socket.IO clients and EventSources in one Node.js process. */
public final class PanelClients implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src/test/node/clients.mjs");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeScript script;
    private int opened;

    private PanelClients(NodeScript script) {
        this.script = script;
    }

    static PanelClients start() {
        NodeScript script = NodeScript.start(SCRIPT);
        script.next(PATIENCE);
        return new PanelClients(script);
    }

    /** @param options those of socket.io-client */
    public PanelClient open(String url, Map<String, ?> options) {
        return open("open", url, options);
    }

    public PanelClient withToken(String url, String token) {
        return open(url, Map.of("auth", Map.of("token", token), "transports", List.of("websocket")));
    }

    /** An EventSource. {@code headers} are what a browser would send by itself. */
    public PanelClient stream(String url, Map<String, String> headers) {
        String name = nextName();
        send(name, "stream", Map.of("url", url, "headers", headers));
        return new PanelClient(this, name);
    }

    /**
     * A bare websocket.
     *
     * @param options those of the ws package
     */
    public PanelClient raw(String url, Map<String, ?> options) {
        return open("raw", url, options);
    }

    private synchronized String nextName() {
        return "client-" + opened++;
    }

    private PanelClient open(String command, String url, Map<String, ?> options) {
        String name = nextName();
        send(name, command, Map.of("url", url, "options", options));
        return new PanelClient(this, name);
    }

    void send(String client, String command, Map<String, ?> parameters) {
        Map<String, Object> body = new LinkedHashMap<>(parameters);
        body.put("op", command);
        body.put("client", client);
        script.send(JSON.valueToTree(body));
    }

    List<JsonNode> happened(String client) {
        return script.all().stream()
                .filter(line -> line.path("client").asText().equals(client))
                .toList();
    }

    @Override
    public void close() {
        script.close();
    }
}
