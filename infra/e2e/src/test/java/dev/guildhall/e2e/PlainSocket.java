package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** At each of them the door waits for seconds. */
    private static final int MAX_VISITS = 30;

    private static final String PING = "2";
    private static final String PONG = "3";

    private final Packets packets = new Packets();
    private final WebSocket socket;
    private final List<JsonNode> events = new ArrayList<>();
    private int acknowledgements;

    /** In the place of a packet, when nothing more comes. */
    private static final String HUNG_UP = "";

    private PlainSocket(Installation installation) {
        URI uri = URI.create(
                installation.socketUrl().replaceFirst("http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, packets)
                .join();
    }

    /**
     * Comes again when it is hung up on, as those are who cannot be judged now.
     *
     * @param auth what the connect packet carries, as JSON or empty
     * @return {@code null} when it was refused
     */
    static @Nullable PlainSocket connect(Installation installation, String auth) {
        for (int visit = 0; visit < MAX_VISITS; visit++) {
            PlainSocket plain = new PlainSocket(installation);
            plain.send("40" + auth);
            String answer = plain.next();
            while (!answer.startsWith("40") && !answer.startsWith("44") && !answer.equals(HUNG_UP)) {
                answer = plain.next();
            }
            if (answer.startsWith("40")) {
                return plain;
            }
            plain.close();
            if (answer.startsWith("44")) {
                return null;
            }
        }
        throw new AssertionError("Hung up on at every visit");
    }

    /** Sends an event and waits for its acknowledgement; what comes before that is kept among the events. */
    JsonNode emit(String event, Object data) {
        String ack = "" + acknowledgements++;
        send("42" + ack + Http.JSON.valueToTree(List.of(event, data)));
        for (int count = 0; count < MAX_PACKETS; count++) {
            String packet = next();
            assertThat(packet).as("what follows %s", event).isNotEqualTo(HUNG_UP);
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
        public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            received.add(HUNG_UP);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            received.add(HUNG_UP);
        }

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
