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
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.effect.EffectDiscardRequested;
import dev.guildhall.events.effect.EffectRetryRequested;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Operators decide about effects that a query side, given here, tells of. */
class EffectsIT {
    private static final String OTTO = "1180000000000000105";
    private static final String GUILD = "1180000000000000001";
    private static final String KIND = "giveaway.card";
    private static final String AWAY = "away";
    private static final TestDatabase DATABASE = Databases.migrated();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** How the effect stands each time that somebody asks. */
    private static final Queue<String> STATES = new ConcurrentLinkedQueue<>();

    private static HttpServer querySide;
    private static RunningCommandSide side;

    private final String id = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF:card:" + NUMBER.incrementAndGet();

    @BeforeAll
    static void open() throws IOException {
        querySide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        querySide.createContext("/internal/effects/", EffectsIT::answer);
        querySide.start();
        side = RunningCommandSide.on(
                DATABASE,
                "--guildhall.operators=" + OTTO,
                "--guildhall.query-side.url=http://127.0.0.1:"
                        + querySide.getAddress().getPort());
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.stop(0);
    }

    @BeforeEach
    void forget() {
        STATES.clear();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String state = STATES.remove();
            byte[] body = EventJson.write(Map.of(
                    "success",
                    true,
                    "data",
                    Map.of(
                            "effectId",
                            path.substring(path.lastIndexOf('/') + 1),
                            "guildId",
                            GUILD,
                            "kind",
                            KIND,
                            "subjectId",
                            "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF",
                            "state",
                            state,
                            "wanted",
                            7,
                            "notBefore",
                            "2026-11-22T08:00:00Z")));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(state.equals("unknown") ? 404 : state.equals(AWAY) ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpRequest.Builder post(String by, String step) {
        return json(side.as(by, "/api/ops/effects/" + id + "/" + step), "POST", "");
    }

    private HttpResponse<String> order(String step, String... states) {
        STATES.addAll(List.of(states));
        return send(post(OTTO, step));
    }

    private List<LoggedEvent> events() {
        return side.bean(LogReader.class).aggregateEvents(AggregateIds.effect(id), 0);
    }

    @Nested
    class WhenOneIsRetried {
        @Test
        void isOneEventByTheOperatorAndTellsWhatCameOfIt() {
            STATES.addAll(List.of("parked", "pending"));
            HttpResponse<String> answer = send(post(OTTO, "retry").header("X-Reason", "the channel is back"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(body(answer).at("/data/state").asString()).isEqualTo("pending");
            assertThat(body(answer).at("/data/effectId").asString()).isEqualTo(id);
            assertThat(events()).singleElement().satisfies(event -> {
                assertThat(event.payload()).isEqualTo(new EffectRetryRequested(id, GUILD, KIND));
                assertThat(event.metadata())
                        .containsEntry(MetadataKeys.ACTOR_TYPE, "operator")
                        .containsEntry(MetadataKeys.ACTOR_ID, OTTO)
                        .containsEntry(MetadataKeys.REASON, "the channel is back");
            });
        }

        @Test
        void isDoneEvenWhereABotHasItBeforeAnybodyCanTell() {
            assertThat(order("retry", "parked", "claimed").statusCode()).isEqualTo(200);
        }

        @Test
        void isRefusedWhereItDoesNotWait() {
            HttpResponse<String> answer = order("retry", "claimed");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(body(answer).get("detail").asString()).isEqualTo("The effect is claimed");
            assertThat(events()).isEmpty();
        }

        @Test
        void isOrderedOnceUnderOneKey() {
            HttpRequest.Builder again = post(OTTO, "retry").header("Idempotency-Key", "retry once " + id);
            STATES.addAll(List.of("parked", "pending"));
            assertThat(send(again).statusCode()).isEqualTo(200);

            STATES.add("done");
            assertThat(body(send(again)).at("/data/state").asString()).isEqualTo("done");
            assertThat(events()).hasSize(1);
        }
    }

    @Nested
    class WhenOneIsDiscarded {
        @Test
        void isOneEventByTheOperator() {
            HttpResponse<String> answer = order("discard", "parked", "discarded");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(body(answer).at("/data/state").asString()).isEqualTo("discarded");
            assertThat(events())
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.payload()).isEqualTo(new EffectDiscardRequested(id, GUILD, KIND)));
        }

        @Test
        void isNoSecondEvent() {
            assertThat(order("discard", "discarded", "discarded").statusCode()).isEqualTo(200);
            assertThat(events()).isEmpty();
        }

        @Test
        void saysSoWhenABotCameFirst() {
            HttpResponse<String> answer = order("discard", "pending", "claimed");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(body(answer).get("detail").asString()).contains("claimed", "changed nothing");
            assertThat(events()).hasSize(1);
        }
    }

    @Nested
    class WhenTheQuerySideIsAway {
        @Test
        void nothingIsDecided() {
            assertThat(order("discard", AWAY).statusCode()).isEqualTo(503);
            assertThat(events()).isEmpty();
        }

        @Test
        void whatIsDecidedStaysSoAndARepetitionHearsOfIt() {
            HttpRequest.Builder again = post(OTTO, "discard").header("Idempotency-Key", "discard once " + id);
            STATES.addAll(List.of("parked", AWAY));
            HttpResponse<String> away = send(again);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(body(away).get("detail").asString()).contains("in the log");

            STATES.add("discarded");
            assertThat(send(again).statusCode()).isEqualTo(200);
            assertThat(events()).hasSize(1);
        }
    }

    @Nested
    class WhenItIsNobodysBusiness {
        @Test
        void neitherOthersNorUnknownEffectsAreServed() {
            assertThat(send(post(ADAM, "retry")).statusCode()).isEqualTo(403);
            assertThat(order("retry", "unknown").statusCode()).isEqualTo(404);
            assertThat(send(json(side.as(OTTO, "/api/ops/effects/a%20b/retry"), "POST", ""))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(events()).isEmpty();
        }
    }
}
