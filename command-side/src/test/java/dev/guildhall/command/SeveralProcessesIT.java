package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.GUILD;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.SETTINGS;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two command sides, each with its own memory, on one log. */
class SeveralProcessesIT {
    private static final int WRITES = 40;

    private RunningCommandSide one;
    private RunningCommandSide other;

    @BeforeEach
    void open() {
        TestDatabase database = TestPostgres.freshDatabase();
        one = RunningCommandSide.on(database);
        other = RunningCommandSide.on(database);
        one.registerDemoGuild();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static String prefix(String prefix) {
        return "{\"prefix\":\"%s\"}".formatted(prefix);
    }

    @Test
    void decidesOnWhatTheOtherHasDone() {
        send(one.patch(ADAM, SETTINGS, prefix("a")));
        send(other.patch(ADAM, SETTINGS, prefix("b")));
        send(one.patch(ADAM, SETTINGS, prefix("c")));

        assertThat(one.events().getLast().payload().toString()).contains("before=b, after=c");
    }

    @Test
    void isNotFooledByItsMemoryWhereNoEventIsNeeded() {
        send(one.patch(ADAM, SETTINGS, prefix("a")));
        send(other.patch(ADAM, SETTINGS, prefix("b")));

        assertThat(send(one.patch(ADAM, SETTINGS, prefix("a"))).body()).contains("\"prefix\":\"a\",", "\"version\":5");
    }

    @Test
    void isNotFooledByItsMemoryAboutWhoMay() {
        send(one.patch(ADAM, SETTINGS, prefix("a")));
        other.register("Guildhall Demo", "{}");
        assertThat(send(one.patch(ADAM, SETTINGS, prefix("b"))).statusCode()).isEqualTo(403);

        other.registerDemoGuild();
        assertThat(send(one.patch(ADAM, SETTINGS, prefix("b"))).statusCode()).isEqualTo(200);
    }

    @Test
    void losesNothingWhenBothWriteAtOnce() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, WRITES)
                    .forEach(i -> answers.add(callers.submit(() -> send((i % 2 == 0 ? one : other)
                                    .patch(OLIVIA, "/api/guilds/" + GUILD + "/settings", prefix("p" + i)))
                            .statusCode())));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }

        assertThat(statuses).containsOnly(200);
        List<LoggedEvent> events = one.events();
        assertThat(events).hasSize(WRITES + 2);
        assertThat(events.stream().map(LoggedEvent::sequence))
                .containsExactlyElementsOf(
                        LongStream.range(0, WRITES + 2).boxed().toList());
    }
}
