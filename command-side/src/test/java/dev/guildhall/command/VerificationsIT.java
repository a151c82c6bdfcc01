package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.log.KnownHead;
import dev.guildhall.events.log.LogVerificationRequested;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Operators have the log verified by a query side that is given here. */
class VerificationsIT {
    private static final String OTTO = "1180000000000000105";
    private static final String NONE = "{\"running\":false,\"anchors\":[]}";
    private static final String LINK = "ab".repeat(32);

    private HttpServer querySide;
    private RunningCommandSide side;

    private volatile String underWay = NONE;
    private volatile int followed = 200;

    @BeforeEach
    void open() throws IOException {
        querySide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        querySide.createContext("/internal/log/verifications", this::answer);
        querySide.start();
        side = RunningCommandSide.on(
                Databases.migrated(),
                "--guildhall.operators=" + OTTO,
                "--guildhall.query-side.url=http://127.0.0.1:"
                        + querySide.getAddress().getPort());
    }

    @AfterEach
    void close() {
        side.close();
        querySide.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean asked = exchange.getRequestMethod().equals("GET");
            String data =
                    asked ? underWay : "{\"state\":\"intact\",\"askedBy\":\"%s\",\"tookMillis\":5}".formatted(OTTO);
            byte[] body = "{\"success\":true,\"data\":%s}".formatted(data).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(asked ? 200 : followed, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpRequest.Builder post(String by, String body) {
        return json(side.as(by, "/api/ops/log/verify"), "POST", body);
    }

    private static String byHand(String link) {
        return "{\"anchors\":[{\"position\":3,\"link\":\"%s\",\"recordedAt\":\"2026-11-22T08:00:00Z\"}]}"
                .formatted(link);
    }

    private List<LoggedEvent> events() {
        return side.bean(LogReader.class).verificationEvents(0, 10);
    }

    @Nested
    class WhenAnOperatorAsks {
        @Test
        void isOneEventByTheOperatorAndAnsweredWithWhatWasFound() {
            HttpResponse<String> answer = send(post(OTTO, byHand(LINK)).header("X-Reason", "before the audit"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(body(answer).at("/data/state").asString()).isEqualTo("intact");
            assertThat(body(answer).at("/data/tookMillis").asLong()).isEqualTo(5);
            assertThat(events()).singleElement().satisfies(event -> {
                assertThat(((LogVerificationRequested) event.payload()).anchors())
                        .containsExactly(new KnownHead(3, LINK, 1_795_334_400_000L));
                assertThat(event.metadata())
                        .containsEntry(MetadataKeys.ACTOR_TYPE, "operator")
                        .containsEntry(MetadataKeys.ACTOR_ID, OTTO)
                        .containsEntry(MetadataKeys.REASON, "before the audit");
            });
        }

        @Test
        void saysThatItGoesOnAndWhereToAsk() {
            followed = 202;
            HttpResponse<String> answer = send(post(OTTO, ""));

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.headers().firstValue("Location")).hasValue("/api/ops/log/verify");
        }

        @Test
        void isRequestedOnceUnderOneKey() {
            HttpRequest.Builder again = post(OTTO, "").header("Idempotency-Key", "verify once");

            assertThat(send(again).statusCode()).isEqualTo(200);
            assertThat(send(again).statusCode()).isEqualTo(200);
            assertThat(events()).hasSize(1);
        }
    }

    @Nested
    class WhenItIsRefused {
        @Test
        void whatIsNoAnchorIsNamed() {
            HttpResponse<String> answer = send(post(OTTO, byHand("abc")));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(body(answer).at("/errors/0/pointer").asString()).isEqualTo("/anchors/0");
            assertThat(send(post(OTTO, "{\"anchor\":1}")).statusCode()).isEqualTo(400);
            assertThat(events()).isEmpty();
        }

        @Test
        void itIsWhileAnotherGoesOnThatDoesNotKnowTheAnchors() {
            underWay = "{\"running\":true,\"anchors\":[]}";

            assertThat(send(post(OTTO, byHand(LINK))).statusCode()).isEqualTo(409);
            assertThat(events()).isEmpty();
            assertThat(send(post(OTTO, "")).statusCode()).isEqualTo(200);
        }

        @Test
        void itIsForOperatorsAlone() {
            assertThat(send(post(ADAM, "")).statusCode()).isEqualTo(403);
            assertThat(events()).isEmpty();
        }
    }

    @Nested
    class WhenTheQuerySideIsAway {
        @Test
        void nothingIsRecorded() {
            querySide.stop(0);

            assertThat(send(post(OTTO, "")).statusCode()).isEqualTo(503);
            assertThat(events()).isEmpty();
        }

        @Test
        void whatIsRecordedIsSaidToBe() {
            followed = 503;
            HttpResponse<String> answer = send(post(OTTO, ""));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(body(answer).get("detail").asString()).contains("recorded");
            assertThat(events()).hasSize(1);
        }
    }
}
