package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientIT {
    private static final String ADAM = "1180000000000000102";
    private static final String MONA = "1180000000000000103";
    private static final String GUILD = "1180000000000000001";
    private static PushUnderTest push;

    private PanelClient adam;

    @BeforeAll
    static void start() {
        push = PushUnderTest.start(TestRedis.shared().url());
        push.awaitRedis();
    }

    @AfterAll
    static void stop() {
        push.close();
    }

    @BeforeEach
    void connectAdam() {
        push.querySide().allow(ADAM, GUILD);
        push.querySide().allow(MONA, GUILD);
        adam = push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
    }

    @AfterEach
    void othersAreServedOn() {
        publish("x");
        adam.awaitEvent("command:executed");
        assertThat(adam.happened("disconnect")).isEmpty();
        adam.close();
    }

    private static void publish(String executor) {
        push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "c", executor, "1", "success", 1, 1));
    }

    private static PanelClient inside() {
        PanelClient raw = push.clients().raw(push.webSocketUrl(), Map.of());
        raw.awaitFirst("frame");
        raw.frame("40{\"token\":\"" + push.token(MONA) + "\"}");
        await().until(() -> raw.happened("frame").stream()
                .anyMatch(f -> f.path("text").asText().startsWith("40{\"sid\"")));
        return raw;
    }

    @Nested
    class WhenFramesAreMalformed {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "4",
                    "49",
                    "43[]",
                    "451-[\"x\",{\"_placeholder\":true,\"num\":0}]",
                    "42",
                    "42x",
                    "421234567890123456789[\"ping\"]",
                    "42/other,[\"ping\"]",
                    "40",
                    "40/other,{}",
                    "10:42[\"ping\"]",
                    "\u0000",
                    "2something"
                })
        void disconnectsTheOneWhoSendsThem(String frame) {
            PanelClient raw = inside();
            raw.frame(frame);
            raw.awaitFirst("close");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "42[",
                    "42[]",
                    "42[1]",
                    "42[\"ping\"",
                    "42[null]",
                    "42[\"nobody:listens\",1]",
                    "42[\"join:guild\"]"
                })
        void passesOverEventsThatSayNothing(String frame) {
            PanelClient raw = inside();
            raw.frame(frame);
            raw.frame("42[\"ping\"]");
            await().until(() -> raw.happened("frame").stream()
                    .anyMatch(f -> f.path("text").asText().startsWith("42[\"pong\"")));
            raw.close();
        }

        @Test
        void answersSeveralPacketsInOneFrame() {
            PanelClient raw = inside();
            raw.frame("42[\"ping\"]\u001e42[\"ping\"]");
            await().until(() -> raw.happened("frame").stream()
                            .filter(f -> f.path("text").asText().startsWith("42[\"pong\""))
                            .count()
                    == 2);
            raw.close();
        }
    }

    @Nested
    class WhenFramesAreOversized {
        @Test
        void disconnectsTheOneWhoSendsThem() {
            PanelClient raw = inside();
            raw.frame("42[\"" + "x".repeat(SocketServer.MAX_FRAME_BYTES) + "\"]");
            raw.awaitFirst("close");
        }
    }

    @Nested
    class WhenRequestsAreNoneOfThisProtocol {
        @ParameterizedTest
        @CsvSource({
            "GET, /, 404",
            "GET, /socket.io/x?EIO=4&transport=websocket, 404",
            "GET, /socket.io/?EIO=3&transport=polling, 400",
            "GET, /socket.io/?EIO=4&transport=carrier-pigeon, 400",
            "GET, /socket.io/?EIO=4&transport=polling&sid=nobody, 400",
            "GET, /socket.io/?EIO=4&transport=polling&j=0, 400",
            "GET, /socket.io/?EIO=4&transport=%zz, 400",
            "POST, /socket.io/?EIO=4&transport=polling, 400",
            "DELETE, /socket.io/?EIO=4&transport=polling, 400",
            "OPTIONS, /socket.io/?EIO=4&transport=polling, 204"
        })
        void answersAndCloses(String method, String path, int status) throws IOException, InterruptedException {
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(push.url()))
                        .uri(URI.create(push.url() + path.replace("%zz", "%25zz")))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(60))
                        .build();
                assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(status);
            }
        }
    }

    @Nested
    class WhenAClientDoesNotRead {
        @Test
        void givesItUpAndServesTheOthers() {
            PanelClient stalled =
                    push.clients().withToken(push.url(), push.token(MONA)).awaitConnected();
            stalled.pause();
            String large = "x".repeat(200_000);
            AtomicInteger told = new AtomicInteger();
            await().until(() -> {
                publish(large);
                // No faster than this one reads: else it would be given up as well where the machine is slow.
                adam.awaitEvents("command:executed", told.incrementAndGet());
                return push.connections() == 1;
            });
        }

        @Test
        void losesNothingToAClientThatPolls() {
            Map<String, ?> options =
                    Map.of("auth", Map.of("token", push.token(MONA)), "transports", List.of("polling"));
            PanelClient polling = push.clients().open(push.url(), options).awaitConnected();
            for (int i = 0; i < 200; i++) {
                polling.emit("ping");
            }
            await().until(() ->
                    polling.events("pong").size() + polling.events("error").size() == 200);
            polling.close();
        }
    }
}
