package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.problem;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.send;
import static dev.guildhall.command.TicketScene.known;
import static dev.guildhall.command.TicketScene.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.TicketScene.Known;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two command sides with clocks an hour apart, on one log. */
class SeveralTicketDesksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CALLERS = 16;

    private static RunningCommandSide one;
    private static RunningCommandSide other;

    private TicketScene scene;
    private TicketScene same;

    @BeforeAll
    static void open() {
        TestDatabase database = Databases.migrated();
        one = RunningCommandSide.on(database);
        other = RunningCommandSide.on(database, "--guildhall.clock-offset=-1h");
    }

    @AfterAll
    static void close() {
        one.close();
        other.close();
    }

    @BeforeEach
    void meet() {
        scene = TicketScene.in(one);
        same = scene.at(other);
    }

    private TicketScene either(int number) {
        return number % 2 == 0 ? scene : same;
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> calls) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<HttpResponse<String>> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private List<HttpResponse<String>> openAtOnce(int count, boolean byOne) throws Exception {
        return atOnce(IntStream.range(0, count)
                .<Callable<HttpResponse<String>>>mapToObj(i -> () -> send(
                        i % 4 < 2
                                ? either(i).open(byOne ? MAX : someone(i), "Help")
                                : either(i).memberOpens(byOne ? MAX : someone(i), "Help")))
                .toList());
    }

    private static Map<Integer, Long> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
    }

    @Nested
    class WhenManyOpenAtOnce {
        private static final int MANY = 60;

        @Test
        void numbersNeitherClashNorHaveGaps() throws Exception {
            List<HttpResponse<String>> answers = openAtOnce(MANY, false);

            assertThat(statuses(answers)).isEqualTo(Map.of(200, (long) MANY));
            List<Integer> wanted = IntStream.rangeClosed(1, MANY).boxed().toList();
            assertThat(answers.stream().map(answer -> known(answer).number()))
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(scene.events().stream().map(event -> ((TicketOpened) event.payload()).number()))
                    .containsExactlyElementsOf(wanted);
        }

        @Test
        void nobodyHasMoreThanTheGuildAllows() throws Exception {
            List<HttpResponse<String>> answers = openAtOnce(20, true);

            assertThat(statuses(answers)).isEqualTo(Map.of(200, 3L, 409, 17L));
            assertThat(scene.types()).hasSize(3).containsOnly("ticket.Opened");
        }

        @Test
        void oneKeyOpensOne() throws Exception {
            List<HttpResponse<String>> answers = atOnce(IntStream.range(0, 8)
                    .<Callable<HttpResponse<String>>>mapToObj(i ->
                            () -> send(either(i).memberOpens(MAX, "Help").header("Idempotency-Key", "pressed once")))
                    .toList());

            assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
            assertThat(scene.types()).containsExactly("ticket.Opened");
        }
    }

    @Nested
    class WhenItIsReopenedByMany {
        @Test
        void isReopenedOnceAndCountsLikeAnother() throws Exception {
            scene.configure("{\"config\":{\"maxPerUser\":1}}");
            Known first = scene.opened(MAX);
            known(scene.steer(first, "close", "{}"));
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                TicketScene desk = either(i);
                calls.add(() -> desk.steer(first, "reopen", "{}"));
                calls.add(() -> send(desk.memberOpens(MAX, "Help")));
            }

            assertThat(statuses(atOnce(calls))).isEqualTo(Map.of(200, 1L, 409, 7L));
        }
    }

    @Nested
    class WhenMessagesAreTold {
        private static final int MESSAGES = 60;

        private final Random random = new Random(7);

        private static String id(int number) {
            return Long.toString(1_180_000_000_000_700_000L + number);
        }

        private static String message(int number, String text, String editedAt) {
            return """
                    {"messageId":"%s","authorId":"%s","authorName":"Max","byBot":false,"text":"%s",
                     "attachments":[{"name":"a","url":"https://cdn.example/a"}],"writtenAtMillis":%d,"editedAtMillis":%s}""".formatted(id(number), MAX, text, 1_800_000_000_000L + number, editedAt);
        }

        /** Everything of each message, in pieces that say it several times. */
        private List<String> reports() {
            List<String> reports = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                String first = message(i, "first", "null");
                String later = message(i, "later", Long.toString(1_800_000_100_000L + i));
                reports.add("{\"messages\":[%s]}".formatted(first));
                reports.add("{\"messages\":[%s,%s]}".formatted(first, later));
                if (i % 3 == 0) {
                    reports.add("{\"deleted\":[\"%s\"]}".formatted(id(i)));
                }
            }
            Collections.shuffle(reports, random);
            return reports;
        }

        @Test
        void isTheSameInAnyOrderHoweverOften() throws Exception {
            Known ticket = scene.opened(MAX);
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (String report : reports()) {
                TicketScene desk = either(random.nextInt(2));
                calls.add(() -> desk.written(ticket, report));
            }
            assertThat(statuses(atOnce(calls))).isEqualTo(Map.of(200, (long) calls.size()));

            Map<String, List<TicketMessageEvent>> byId = scene.transcript(ticket.id()).stream()
                    .map(event -> (TicketMessageEvent) event.payload())
                    .collect(Collectors.groupingBy(TicketMessageEvent::messageId));
            assertThat(byId).hasSize(MESSAGES);
            for (int i = 0; i < MESSAGES; i++) {
                assertRight(byId.getOrDefault(id(i), List.of()), i % 3 == 0);
            }
            long events = scene.transcript(ticket.id()).size();
            for (String report : reports()) {
                assertThat(same.written(ticket, report).body()).contains("\"messages\":" + MESSAGES);
            }
            assertThat(scene.transcript(ticket.id())).hasSize((int) events);
        }

        private static void assertRight(List<TicketMessageEvent> events, boolean gone) {
            assertThat(events.stream().filter(TicketMessageWritten.class::isInstance))
                    .hasSize(1);
            assertThat(events.stream()
                            .filter(TicketMessageEdited.class::isInstance)
                            .count())
                    .isLessThanOrEqualTo(1);
            if (gone) {
                assertThat(events.getLast()).isInstanceOf(TicketMessageDeleted.class);
            } else {
                assertThat(events).noneMatch(TicketMessageDeleted.class::isInstance);
                assertThat(events.getLast())
                        .isInstanceOfSatisfying(
                                TicketMessageEdited.class,
                                edited -> assertThat(edited.text()).isEqualTo("later"));
            }
        }

        @Test
        void whatIsNotFoundInARangeIsGone() {
            Known ticket = scene.opened(MAX);
            String range = ",\"range\":{\"after\":\"0\",\"through\":\"%s\"}".formatted(id(9));
            assertThat(scene.written(ticket, "{\"messages\":[]%s}".formatted(range))
                            .body())
                    .contains("\"messages\":0");
            scene.written(
                    ticket,
                    "{\"messages\":[%s,%s]}".formatted(message(1, "first", "null"), message(2, "first", "null")));

            assertThat(same.written(ticket, "{\"messages\":[%s]%s}".formatted(message(2, "first", "null"), range))
                            .body())
                    .contains("\"messages\":2,\"written\":0,\"edited\":0,\"deleted\":1");
            assertThat(same.written(ticket, "{\"messages\":[]%s}".formatted(range))
                            .body())
                    .contains("\"deleted\":1");
            assertThat(problem(
                            scene.written(ticket, "{\"messages\":[],\"range\":{\"after\":\"x\",\"through\":\"y\"}}")))
                    .isEqualTo("400 invalid-input");
            assertThat(problem(scene.written(ticket, "{\"messages\":[{}]}"))).startsWith("400 ");
        }
    }

    /** Nobody waits: what is due was due long ago, or is not for long. */
    @Nested
    class WhenTimeHasPassed {
        private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));

        private void awaitTypes(String... types) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(scene.types()).containsExactly(types));
        }

        private void awaitDeadlines(String... kinds) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(scene.deadlines(new PastTickets(scene).id()))
                            .containsExactly(kinds));
        }

        @Test
        void closesWhatHasBeenSilentForLong() {
            new PastTickets(scene).opened(yesterday, 1);

            awaitTypes("ticket.Opened", "ticket.Closed");
            LoggedEvent event = scene.events().getLast();
            TicketClosed closed = (TicketClosed) event.payload();
            assertThat(closed.cause()).isEqualTo("silence");
            assertThat(closed.closerId()).isNull();
            assertThat(closed.removeAtMillis() - closed.closedAtMillis())
                    .isEqualTo(Duration.ofDays(1).toMillis());
            assertThat(event.metadata()).containsEntry("actorType", "system").containsEntry("actorId", "deadlines");
            awaitDeadlines("ticket.removal");
        }

        @Test
        void leavesOpenWhereSomebodyHasWrittenSince() {
            PastTickets past = new PastTickets(scene);
            past.written(Instant.now(), Duration.ofHours(1));
            awaitDeadlines("ticket.silence");
            // As if the projection had not come so far: the desk is asked too early, and asks what was written.
            past.opened(yesterday, 1);

            awaitDeadlines();
            awaitTypes("ticket.Opened");
        }

        @Test
        void setsTheEndOfTheSilenceByWhatIsWrittenAndReopened() {
            scene.configure("{\"config\":{\"autoCloseHours\":5}}");
            Known ticket = scene.opened(MAX);
            Instant later = Instant.now().plus(Duration.ofHours(1));
            scene.written(ticket, """
                    {"messages":[{"messageId":"1180000000000000941","authorId":"%s","authorName":"Max","byBot":false,
                      "text":"Hello","writtenAtMillis":%d}]}""".formatted(MAX, later.toEpochMilli()));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(dueAt(ticket.id()))
                            .contains(later.plus(Duration.ofHours(5)).toEpochMilli()));
            known(scene.steer(ticket, "close", "{}"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(scene.deadlines(ticket.id())).containsExactly("ticket.removal"));
            known(scene.steer(ticket, "reopen", "{}"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(scene.deadlines(ticket.id())).containsExactly("ticket.silence"));
        }

        private List<Long> dueAt(String ticketId) {
            return scene.jdbc()
                    .sql(
                            "select (extract(epoch from due_at) * 1000)::bigint from command.deadline where aggregate_id = ?")
                    .param("ticket:" + ticketId)
                    .query((row, n) -> row.getLong(1))
                    .list();
        }

        @Test
        void removesTheChannelOnceTheTranscriptIsDelivered() {
            PastTickets past = new PastTickets(scene);
            past.opened(yesterday, 0);
            past.closed(yesterday, yesterday.plusSeconds(1));
            awaitDeadlines("ticket.removal");

            scene.delivered(past.id(), "transcript-1", "{\"messages\":0}");

            awaitTypes("ticket.Opened", "ticket.Closed", "ticket.TranscriptDelivered", "ticket.RemovalDue");
            awaitDeadlines();
            scene.delivered(past.id(), "removal-0", "{}");
            awaitTypes(
                    "ticket.Opened",
                    "ticket.Closed",
                    "ticket.TranscriptDelivered",
                    "ticket.RemovalDue",
                    "ticket.ChannelRemoved");
        }

        @Test
        void isRemovedByTimeWhenTheTranscriptCameFirst() {
            PastTickets past = new PastTickets(scene);
            past.opened(yesterday, 0);
            past.closed(yesterday, Instant.now().plusSeconds(2));
            scene.delivered(past.id(), "transcript-1", "{\"messages\":0}");

            awaitTypes("ticket.Opened", "ticket.Closed", "ticket.TranscriptDelivered", "ticket.RemovalDue");
        }

        @Test
        void isSentAtOnceWhereNothingIsReopened() {
            scene.configure("{\"config\":{\"reopenEnabled\":false}}");
            Known ticket = scene.opened(MAX);
            known(send(scene.panel(ADAM, "/" + ticket.id() + "/close", "{}")));

            scene.delivered(ticket.id(), "transcript-1", "{\"messages\":0}");

            assertThat(scene.types())
                    .containsExactly(
                            "ticket.Opened", "ticket.Closed", "ticket.TranscriptDelivered", "ticket.RemovalDue");
        }
    }
}
