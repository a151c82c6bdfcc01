package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.operation.DeadLetterDiscarded;
import dev.guildhall.events.operation.DeadLetterRetryRequested;
import dev.guildhall.events.operation.ProjectionPaused;
import dev.guildhall.events.operation.RebuildAborted;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsIT {
    private static final String OTTO = "1180000000000000105";
    private static final String VIEW = "configuration-view";
    private static final TestDatabase DATABASE = Databases.migrated();
    private static RunningCommandSide side;

    @BeforeAll
    static void open() {
        side = RunningCommandSide.on(DATABASE, "--guildhall.operators=" + OTTO);
    }

    @AfterAll
    static void close() {
        side.close();
    }

    private static HttpRequest.Builder post(String by, String path, String body) {
        return json(side.as(by, "/api/ops" + path), "POST", body);
    }

    private static LoggedEvent last(String projection) {
        return side.bean(LogReader.class)
                .aggregateEvents(AggregateIds.projection(projection), 0)
                .getLast();
    }

    private static String requested(String body) {
        HttpResponse<String> answer = send(post(OTTO, "/projections/" + VIEW + "/rebuild", body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return body(answer).at("/data/id").asString();
    }

    @Nested
    class WhenAProjectionIsPaused {
        @Test
        void isOneEventByTheOperator() {
            HttpResponse<String> answer =
                    send(post(OTTO, "/projections/level-view/pause", "{}").header("X-Reason", "disk is full"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(body(answer).at("/data/paused").asBoolean()).isTrue();
            LoggedEvent event = last("level-view");
            assertThat(event.payload()).isEqualTo(new ProjectionPaused("level-view"));
            assertThat(event.metadata())
                    .containsEntry(MetadataKeys.ACTOR_TYPE, "operator")
                    .containsEntry(MetadataKeys.ACTOR_ID, OTTO)
                    .containsEntry(MetadataKeys.REASON, "disk is full");
            assertThat(body(answer).get("version").asLong()).isEqualTo(event.position());
            assertThat(body(send(post(OTTO, "/projections/level-view/resume", "{}")))
                            .at("/data/paused")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Nested
    class WhenARebuildIsRequested {
        @Test
        void itsIdNamesTheProjection() {
            String id = requested("{\"guildId\":\"1180000000000000001\",\"acceptDifferences\":true}");

            assertThat(id).startsWith(VIEW + "-");
            assertThat(last(VIEW).payload()).isEqualTo(new RebuildRequested(VIEW, id, "1180000000000000001", true));
        }

        @Test
        void isRequestedOnceUnderOneKey() {
            HttpRequest.Builder again =
                    post(OTTO, "/projections/" + VIEW + "/rebuild", "{}").header("Idempotency-Key", "rebuild once");
            String first = body(send(again)).at("/data/id").asString();

            assertThat(body(send(again)).at("/data/id").asString()).isEqualTo(first);
        }

        @Test
        void canBeSteered() {
            String id = requested("{}");

            assertThat(body(send(post(OTTO, "/rebuilds/" + id + "/pause", "{}")))
                            .at("/data/wanted")
                            .asString())
                    .isEqualTo("paused");
            assertThat(body(send(post(OTTO, "/rebuilds/" + id + "/resume", "{}")))
                            .at("/data/wanted")
                            .asString())
                    .isEqualTo("requested");
            assertThat(body(send(side.as(OTTO, "/api/ops/rebuilds/" + id).DELETE()))
                            .at("/data/wanted")
                            .asString())
                    .isEqualTo("aborted");
            assertThat(last(VIEW).payload()).isEqualTo(new RebuildAborted(VIEW, id));
            assertThat(send(post(OTTO, "/rebuilds/" + id + "/rollback", "{}")).statusCode())
                    .isEqualTo(409);
        }
    }

    @Nested
    class WhenADeadLetterIsDecidedUpon {
        private static final String LETTERS = "/dead-letters/";

        @Test
        void oneIsRetriedByTheOperator() {
            HttpResponse<String> answer = send(post(OTTO, LETTERS + "music-view-4711/retry", "{}"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(body(answer).at("/data/wanted").asString()).isEqualTo("retry");
            LoggedEvent event = last("music-view");
            assertThat(event.payload()).isEqualTo(new DeadLetterRetryRequested("music-view", "music-view-4711"));
            assertThat(event.metadata()).containsEntry(MetadataKeys.ACTOR_ID, OTTO);
        }

        @Test
        void allOfAProjectionAreRetriedAtOnce() {
            HttpResponse<String> answer = send(post(OTTO, "/dead-letters/retry", "{\"projection\":\"ticket-view\"}"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(last("ticket-view").payload()).isEqualTo(new DeadLetterRetryRequested("ticket-view", null));
        }

        @Test
        void oneIsDiscardedForAReasonAndStaysSo() {
            String letter = LETTERS + "timeline-12/";
            assertThat(send(post(OTTO, letter + "discard", "{}")).statusCode()).isEqualTo(400);

            HttpResponse<String> answer =
                    send(post(OTTO, letter + "discard", "{\"reason\":\"written by a broken tool\"}"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(last("timeline").payload()).isEqualTo(new DeadLetterDiscarded("timeline", "timeline-12"));
            assertThat(last("timeline").metadata())
                    .containsEntry(MetadataKeys.REASON, "written by a broken tool")
                    .containsEntry(MetadataKeys.ACTOR_TYPE, "operator");
            assertThat(send(post(OTTO, letter + "retry", "{}")).statusCode()).isEqualTo(409);
        }

        @ParameterizedTest
        @CsvSource({
            "nonsense/retry, 404",
            "nobody-7/retry, 404",
            "nobody-7/discard, 404",
            "timeline-0/retry, 404",
            "timeline-7/discard, 400"
        })
        void makesNoSense(String path, int status) {
            HttpRequest.Builder request = post(OTTO, LETTERS + path, "{}");
            HttpResponse<String> answer = send(status == 404 ? request.header("X-Reason", "why not") : request);

            assertThat(answer.statusCode()).isEqualTo(status);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"projection\":7}", "{\"projection\":\"timeline\",\"other\":1}"})
        void namesWhatIsWrong(String body) {
            HttpResponse<String> answer = send(post(OTTO, "/dead-letters/retry", body));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(body(answer).at("/errors/0/pointer").asString()).startsWith("/");
        }
    }

    @Nested
    class WhenItMakesNoSense {
        @ParameterizedTest
        @CsvSource({
            "/projections/nobody/pause, 404",
            "/projections/nobody/rebuild, 404",
            "/projections/member-effects/rebuild, 409",
            "/rebuilds/configuration-view-01JD7Z3M8Q4V5X6Y7Z8A9BCDEF/pause, 404",
            "/rebuilds/nonsense/pause, 404"
        })
        void isRefused(String path, int status) {
            assertThat(send(post(OTTO, path, "{}")).statusCode()).isEqualTo(status);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"guildId\":\"x\"}", "{\"acceptDifferences\":1}", "{\"other\":1}"})
        void namesWhatIsWrong(String body) {
            HttpResponse<String> answer = send(post(OTTO, "/projections/" + VIEW + "/rebuild", body));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(body(answer).at("/errors/0/pointer").asString()).startsWith("/");
        }

        @ParameterizedTest
        @CsvSource({
            "nobody, 2, 404",
            "level-view, 2, 409",
            "level-view, 1, 200",
            "timeline, 0, 400",
            "timeline, 17, 400",
            "timeline, null, 400"
        })
        void refusesSegmentsThatCannotBe(String projection, String count, int status) {
            assertThat(send(post(OTTO, "/projections/" + projection + "/segments", "{\"count\":" + count + "}"))
                            .statusCode())
                    .isEqualTo(status);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/projections/level-view/pause",
                    "/projections/timeline/segments",
                    "/projections/configuration-view/rebuild",
                    "/rebuilds/x/pause",
                    "/dead-letters/retry",
                    "/dead-letters/timeline-1/retry",
                    "/dead-letters/x/discard"
                })
        void isForOperators(String path) {
            assertThat(send(post(ADAM, path, "{}")).statusCode()).isEqualTo(403);
        }
    }
}
