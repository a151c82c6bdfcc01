package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static dev.guildhall.command.TicketScene.LOGS;
import static dev.guildhall.command.TicketScene.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two command sides with clocks an hour apart, on one log. */
class SeveralCaseDesksIT {
    private static final int CALLERS = 16;

    private static RunningCommandSide one;
    private static RunningCommandSide other;

    private KnownGuild guild;

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
        guild = one.newGuild();
        String patch =
                "{\"enabled\":true,\"config\":{\"maxWarnings\":3,\"blockedWords\":[\"kumquat\"],\"action\":\"KICK\"}}";
        HttpResponse<String> response = send(one.patch(ADAM, guild.path() + "/modules/moderation", patch));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpRequest.Builder told(int number, String path, String body) {
        KnownGuild same = guild.at(number % 2 == 0 ? one : other);
        return json(same.side().asBot(same.internal() + path), "POST", body);
    }

    private HttpResponse<String> warns(int number, String userId) {
        return send(told(number, "/cases", """
                {"userId":"%s","kind":"warn","channelId":"%s","moderatorId":"%s","moderatorName":"Adam",
                 "moderatorPermissions":["MODERATE_MEMBERS"],"moderatorRank":3,"memberRank":2,"member":true}""".formatted(userId, LOGS, ADAM)));
    }

    private HttpResponse<String> finds(int number, String messageId, String userId) {
        return send(told(number, "/findings", """
                {"findings":[{"messageId":"%s","channelId":"%s","userId":"%s","rule":"word"}]}""".formatted(messageId, LOGS, userId)));
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> calls) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<HttpResponse<String>> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
        return answers;
    }

    private List<CaseOpened> opened() {
        List<LoggedEvent> events = one.bean(LogReader.class).aggregateEvents(AggregateIds.moderation(guild.id()), 0);
        return events.stream().map(event -> (CaseOpened) event.payload()).toList();
    }

    @Nested
    class WhenManyWarnAtOnce {
        private static final int MANY = 40;

        @Test
        void numbersNeitherClashNorHaveGaps() throws Exception {
            List<HttpResponse<String>> answers = atOnce(IntStream.range(0, MANY)
                    .<Callable<HttpResponse<String>>>mapToObj(i -> () -> warns(i, someone(i)))
                    .toList());

            List<Integer> wanted = IntStream.rangeClosed(1, MANY).boxed().toList();
            assertThat(answers.stream()
                            .map(answer -> body(answer).at("/data/number").asInt()))
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(opened().stream().map(CaseOpened::number)).containsExactlyElementsOf(wanted);
        }

        @Test
        void oneWarningIsTheOneTooMany() throws Exception {
            atOnce(IntStream.range(0, 3)
                    .<Callable<HttpResponse<String>>>mapToObj(i -> () -> warns(i, someone(1)))
                    .toList());

            assertThat(opened().stream().filter(each -> !each.kind().equals("warn")))
                    .hasSize(1);
        }
    }

    @Nested
    class WhenBothAreToldOfTheSameMessages {
        private static final int MESSAGES = 12;
        private static final int TIMES = 4;

        @Test
        void eachLeadsToOneDecision() throws Exception {
            atOnce(IntStream.range(0, MESSAGES * TIMES)
                    .<Callable<HttpResponse<String>>>mapToObj(
                            i -> () -> finds(i / MESSAGES + i, someone(500 + i % MESSAGES), someone(i % MESSAGES)))
                    .toList());

            assertThat(opened().stream().map(CaseOpened::userId))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MESSAGES)
                            .mapToObj(TicketScene::someone)
                            .toList());
        }
    }
}
