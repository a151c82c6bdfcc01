package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketAccessIT {
    private static final String ADAM = "1180000000000000102";
    private static final String GUILD = "1180000000000000001";
    private static PushUnderTest push;

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
    void allowAdam() {
        push.querySide().allow(ADAM, GUILD);
    }

    /** Somebody in the room hears of a change, so whoever has not heard of it by then was not told. */
    private static void tellTheRoom() {
        PanelClient member =
                push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
        long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "?"));
        push.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", "?"), 1, version));
        member.awaitEvent("config:updated");
        member.close();
    }

    private static void assertRefused(PanelClient client, String reason) {
        JsonNode error = client.awaitFirst("connect_error");
        assertThat(error.path("message").asText()).contains(reason);
        assertThat(error.path("data").path("code").asText()).isEqualTo("unauthorized");
        tellTheRoom();
        assertThat(client.happened("event")).isEmpty();
        assertThat(client.happened("connect")).isEmpty();
    }

    @Nested
    class WhenTheTokenIsNotGood {
        @ParameterizedTest
        @ValueSource(strings = {"websocket", "polling"})
        void refusesOneWithoutAny(String transport) {
            assertRefused(
                    push.clients().open(push.url(), Map.of("transports", List.of(transport))),
                    "access token is needed");
        }

        @Test
        void refusesOneWithEmptyAuth() {
            assertRefused(push.clients().open(push.url(), Map.of("auth", Map.of())), "access token is needed");
        }

        @Test
        void refusesAForgedOne() {
            String forged = PushUnderTest.tokens("another secret that is also long enough", Clock.systemUTC())
                    .issueForUser(ADAM, "adam");
            assertRefused(push.clients().withToken(push.url(), forged), "signature");
        }

        @Test
        void refusesAnExpiredOne() {
            Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
            String expired =
                    PushUnderTest.tokens(PushUnderTest.SECRET, yesterday).issueForUser(ADAM, "adam");
            assertRefused(push.clients().withToken(push.url(), expired), "expired");
        }

        @Test
        void refusesAnUnsignedOne() {
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String header = base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
            String signed = push.token(ADAM);
            String claims = signed.substring(signed.indexOf('.') + 1, signed.lastIndexOf('.'));
            assertRefused(push.clients().withToken(push.url(), header + "." + claims + "."), "cannot be read");
        }

        @Test
        void refusesAServicesOwn() {
            String service = PushUnderTest.tokens(PushUnderTest.SECRET, Clock.systemUTC())
                    .issueForService("bot-adapter");
            assertRefused(push.clients().withToken(push.url(), service), "for users");
        }
    }

    @Nested
    class WhenNobodyAsksToConnect {
        @Test
        void tellsNothingToAConnectionThatNeverSaysWhoItIs() {
            PanelClient silent = push.clients().raw(push.webSocketUrl(), Map.of());
            silent.awaitFirst("frame");
            tellTheRoom();
            assertThat(silent.happened("frame"))
                    .allSatisfy(frame -> assertThat(frame.path("text").asText()).matches("0\\{.*|2"));
            silent.close();
        }

        @Test
        void disconnectsAConnectionThatSendsEventsWithoutHavingComeIn() {
            PanelClient rude = push.clients().raw(push.webSocketUrl(), Map.of());
            rude.awaitFirst("frame");
            rude.frame("42[\"join:guild\",\"" + GUILD + "\"]");
            rude.awaitFirst("close");
            assertThat(rude.happened("frame")).hasSize(1);
        }

        @Test
        void disconnectsAConnectionThatDoesNotComeInInTime() {
            PanelClient slow = push.clients().raw(push.webSocketUrl(), Map.of());
            slow.awaitFirst("frame");
            slow.frame("40");
            slow.awaitFirst("close");
            assertThat(slow.happened("frame").getLast().path("text").asText()).doesNotStartWith("40");
        }
    }

    @Nested
    class WhenThePageIsForeign {
        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example", "null", "https://127.0.0.1.evil.example"})
        void refusesTheConnection(String origin) {
            PanelClient client = push.clients().open(push.url(), options(origin));
            client.awaitFirst("connect_error");
            tellTheRoom();
            assertThat(client.happened("event")).isEmpty();
            assertThat(client.happened("connect")).isEmpty();
            client.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://panel.example", "http://127.0.0.1:8080"})
        void letsKnownOnesIn(String origin) {
            push.clients().open(push.url(), options(origin)).awaitConnected().close();
        }

        private Map<String, ?> options(String origin) {
            return Map.of(
                    "auth", Map.of("token", push.token(ADAM)),
                    "transports", List.of("websocket"),
                    "extraHeaders", Map.of("Origin", origin));
        }
    }

    @Nested
    class WhenTheTokenIsGood {
        @Test
        void takesItFromTheHeader() {
            Map<String, String> headers = Map.of("Authorization", "Bearer " + push.token(ADAM));
            push.clients()
                    .open(push.url(), Map.of("extraHeaders", headers))
                    .awaitConnected()
                    .close();
        }

        @Test
        void takesItFromTheCookie() {
            Map<String, String> headers = Map.of("Cookie", "a=b; guildhall_session=" + push.token(ADAM));
            push.clients()
                    .open(push.url(), Map.of("extraHeaders", headers))
                    .awaitConnected()
                    .close();
        }

        @Test
        void upgradesFromPollingToWebSocket() {
            PanelClient client = push.clients().open(push.url(), Map.of("auth", Map.of("token", push.token(ADAM))));
            client.awaitConnected();
            assertThat(client.awaitFirst("upgrade").path("transport").asText()).isEqualTo("websocket");
            tellTheRoom();
            client.awaitEvent("config:updated");
            client.close();
        }

        @Test
        void servesOneThatOnlyPolls() {
            Map<String, ?> options =
                    Map.of("auth", Map.of("token", push.token(ADAM)), "transports", List.of("polling"));
            PanelClient client = push.clients().open(push.url(), options).awaitConnected();
            tellTheRoom();
            client.awaitEvent("config:updated");
            assertThat(client.request("join:guild", GUILD).path("success").asBoolean())
                    .isTrue();
            client.close();
        }

        @Test
        void answersPing() {
            PanelClient client =
                    push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
            client.emit("ping");
            client.awaitEvent("pong");
            client.close();
        }

        @Test
        void refusesTheTwentyFirstSocketOfAUser() {
            String user = "1180000000000000777";
            List<PanelClient> open = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                open.add(push.clients().withToken(push.url(), push.token(user)).awaitConnected());
            }
            JsonNode error =
                    push.clients().withToken(push.url(), push.token(user)).awaitFirst("connect_error");
            assertThat(error.path("data").path("code").asText()).isEqualTo("too-many-sockets");
            open.getFirst().close();
            open.removeFirst();
            await().untilAsserted(() -> {
                PanelClient again = push.clients().withToken(push.url(), push.token(user));
                await().until(() -> !again.happened("connect").isEmpty()
                        || !again.happened("connect_error").isEmpty());
                assertThat(again.happened("connect")).isNotEmpty();
                open.add(again);
            });
            open.forEach(PanelClient::close);
        }
    }

    @Nested
    class WhenTheQuerySideIsAway {
        @ParameterizedTest
        @ValueSource(strings = {"websocket", "polling"})
        void aClientIsHungUpOnAndComesInByItselfOnceItIsBack(String transport) {
            push.querySide().stop();
            PanelClient client = push.clients()
                    .open(
                            push.url(),
                            Map.of("auth", Map.of("token", push.token(ADAM)), "transports", List.of(transport)));
            // Not a refusal, and not the server's own disconnection: after those it would stay away.
            assertThat(client.awaitFirst("disconnect").path("reason").asText()).isEqualTo("transport close");
            push.querySide().start();
            client.awaitConnected();
            assertThat(client.happened("connect_error")).isEmpty();
            client.close();
        }
    }
}
