package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How sessions of Engine.IO begin and end: by the node's choice, and without leaving anything behind. */
class SocketSessionIT {
    private static final String MONA = "1180000000000000103";
    private static final String GUILD = "1180000000000000001";
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
    private static PushUnderTest push;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        push = PushUnderTest.start(TestRedis.shared().url(), "--guildhall.socket.max-per-user=2");
        push.awaitRedis();
    }

    @AfterAll
    static void stop() {
        push.close();
    }

    @BeforeEach
    void allow() {
        push.querySide().allow(MONA, GUILD);
    }

    @AfterEach
    void nothingIsLeft() {
        http.close();
        await().until(() -> push.connections() == 0);
    }

    /** @return {@code null} when the connection is ended instead of answered */
    private @Nullable HttpResponse<String> ask(String path, @Nullable String body, String... headers)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(push.url() + path)).timeout(Duration.ofSeconds(60));
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            return http.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        }
    }

    private String sessionId(String... headers) throws InterruptedException {
        HttpResponse<String> answer = Objects.requireNonNull(ask(POLLING, null, headers));
        Matcher sid = SID.matcher(answer.body());
        assertThat(sid.find()).isTrue();
        return sid.group(1);
    }

    @Nested
    class WhenTheClientWouldChooseTheSession {
        @Test
        void getsAnotherOne() throws Exception {
            String fixed = UUID.randomUUID().toString();
            assertThat(sessionId("io", fixed)).isNotEqualTo(fixed);
            assertThat(sessionId("Cookie", "io=" + fixed)).isNotEqualTo(fixed);
        }

        @Test
        void opensNoneUnderAnIdThatWasNeverGiven() throws Exception {
            String fixed = UUID.randomUUID().toString();
            HttpResponse<String> answer = ask(POLLING + "&sid=" + fixed, null);
            assertThat(answer == null || answer.statusCode() >= 400).isTrue();
            HttpResponse<String> knock = ask(POLLING + "&sid=" + fixed, "40{\"token\":\"" + push.token(MONA) + "\"}");
            assertThat(knock == null || knock.statusCode() >= 400).isTrue();
        }
    }

    @Nested
    class WhenABodyIsOversized {
        @Test
        void isNotTaken() throws Exception {
            String body = "4".repeat(SocketServer.MAX_HTTP_BODY_BYTES + 1);
            HttpResponse<String> answer = ask(POLLING + "&sid=" + sessionId(), body);
            assertThat(answer == null || answer.statusCode() >= 400).isTrue();
        }
    }

    @Nested
    class WhenTheLimitIsSet {
        @Test
        void countsSocketsByIt() {
            PanelClient one =
                    push.clients().withToken(push.url(), push.token(MONA)).awaitConnected();
            PanelClient two =
                    push.clients().withToken(push.url(), push.token(MONA)).awaitConnected();
            assertThat(push.clients()
                            .withToken(push.url(), push.token(MONA))
                            .awaitFirst("connect_error")
                            .path("data")
                            .path("code")
                            .asText())
                    .isEqualTo("too-many-sockets");
            one.close();
            two.close();
        }
    }
}
