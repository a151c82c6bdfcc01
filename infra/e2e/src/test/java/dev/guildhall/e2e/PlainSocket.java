package dev.guildhall.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Socket.IO client at its plainest: packets as text, one read after another. For one thread. */
final class PlainSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_PACKETS = 200;
    private static final String PING = "2";
    private static final String PONG = "3";

    private final Packets packets = new Packets();
    private final WebSocket socket;
    private final List<JsonNode> events = new ArrayList<>();
    private int acknowledgements;

    private PlainSocket(Installation installation) {
        URI uri = URI.create(
                installation.socketUrl().replaceFirst("http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, packets)
                .join();
    }

    /**
     * @param auth what the connect packet carries, as JSON or empty
     * @return {@code null} when it was refused
     */
    static @Nullable PlainSocket connect(Installation installation, String auth) {
        PlainSocket plain = new PlainSocket(installation);
        plain.send("40" + auth);
        for (String packet = plain.next(); ; packet = plain.next()) {
            if (packet.startsWith("40")) {
                return plain;
            }
            if (packet.startsWith("44")) {
                plain.close();
                return null;
            }
        }
    }

    /** Sends an event and waits for its acknowledgement; what comes before that is kept among the events. */
    JsonNode emit(String event, Object data) {
        String ack = "" + acknowledgements++;
        send("42" + ack + Http.JSON.valueToTree(List.of(event, data)));
        for (int count = 0; count < MAX_PACKETS; count++) {
            String packet = next();
            if (packet.startsWith("43" + ack + "[")) {
                return json(packet.substring(2 + ack.length())).path(0);
            }
            if (packet.startsWith("42")) {
                events.add(json(packet.substring(2)));
            }
        }
        throw new AssertionError(event + " was not acknowledged");
    }

    /** Name and data of all events that came before an acknowledgement. */
    List<JsonNode> events() {
        return events;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private String next() {
        try {
            while (true) {
                String packet = packets.received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (packet == null) {
                    throw new AssertionError("Nothing more was heard");
                }
                if (!packet.equals(PING)) {
                    return packet;
                }
                send(PONG);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void send(String packet) {
        socket.sendText(packet, true).join();
    }

    private static JsonNode json(String text) {
        try {
            return Http.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static final class Packets implements WebSocket.Listener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                received.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
