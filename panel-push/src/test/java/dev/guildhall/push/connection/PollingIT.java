package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients without web sockets, whose every request ends its connection. */
class PollingIT {
    private static final String MONA = "1180000000000000103";
    private static final String GUILD = "1180000000000000001";
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final int REQUESTS = 300;
    private static PushUnderTest push;

    @BeforeAll
    static void start() {
        push = PushUnderTest.start(TestRedis.shared().url());
        push.awaitRedis();
        push.querySide().allow(MONA, GUILD);
    }

    @AfterAll
    static void stop() {
        push.close();
    }

    @Nested
    class WhenAClientUsesItsConnectionsAgain {
        @Test
        void isNeverSentIntoOneThatIsBeingClosed() {
            Map<String, ?> options = Map.of(
                    "auth", Map.of("token", push.token(MONA)), "transports", List.of("polling"), "keepAlive", true);
            PanelClient client = push.clients().open(push.url(), options).awaitConnected();
            for (int i = 0; i < REQUESTS; i++) {
                int answers = i + 1;
                client.ask("ping");
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> client.happened("answer").size() == answers
                                || !client.happened("disconnect").isEmpty());
                assertThat(client.happened("disconnect")).isEmpty();
            }
            client.close();
        }
    }

    @Nested
    class WhenARequestIsAnswered {
        /** The last one's refusal comes from the gate before the library, the one before it from the library. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    POLLING,
                    POLLING + "&sid=3f1b2f5a-93a7-4a4e-8f0c-0e6f1f7a2b11",
                    "/socket.io/?EIO=3&transport=polling"
                })
        void saysThatTheConnectionEnds(String path) throws IOException {
            try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), push.port())) {
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer.lines())
                        .filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("connection:"))
                        .containsExactly("connection: close");
            }
        }
    }
}
