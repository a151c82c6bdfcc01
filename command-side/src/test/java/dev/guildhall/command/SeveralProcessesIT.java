package dev.guildhall.command;

import static dev.guildhall.command.KnownGuild.prefix;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two command sides, each with its own memory, on one log. */
class SeveralProcessesIT {
    private static final int WRITES = 40;

    private static RunningCommandSide one;
    private static RunningCommandSide other;

    private KnownGuild guild;
    private KnownGuild same;

    @BeforeAll
    static void open() {
        TestDatabase database = Databases.migrated();
        one = RunningCommandSide.on(database);
        other = RunningCommandSide.on(database, "--guildhall.clock-offset=-1h");
    }

    @BeforeEach
    void meet() {
        guild = one.newGuild();
        same = guild.at(other);
    }

    @AfterAll
    static void close() {
        one.close();
        other.close();
    }

    @Test
    void decidesOnWhatTheOtherHasDone() {
        send(guild.change(ADAM, prefix("a")));
        send(same.change(ADAM, prefix("b")));
        send(guild.change(ADAM, prefix("c")));

        assertThat(guild.events().getLast().payload().toString()).contains("before=b, after=c");
    }

    @Test
    void isNotFooledByItsMemoryWhereNoEventIsNeeded() {
        send(guild.change(ADAM, prefix("a")));
        send(same.change(ADAM, prefix("b")));

        assertThat(send(guild.change(ADAM, prefix("a"))).body())
                .contains("\"prefix\":\"a\",", "\"version\":" + guild.position(4));
    }

    @Test
    void isNotFooledByItsMemoryAboutWhoMay() {
        send(guild.change(ADAM, prefix("a")));
        same.register("Guildhall Demo", "{}");
        assertThat(send(guild.change(ADAM, prefix("b"))).statusCode()).isEqualTo(403);

        same.register();
        assertThat(send(guild.change(ADAM, prefix("b"))).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsEachOthersTokensThoughTheClocksAreAnHourApart() {
        assertThat(send(tokenOf(one, json(other.to(guild.settings()), "PATCH", prefix("a"))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(tokenOf(other, json(one.to(guild.settings()), "PATCH", prefix("b"))))
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpRequest.Builder tokenOf(RunningCommandSide issuer, HttpRequest.Builder request) {
        return request.header(
                "Authorization", "Bearer " + issuer.bean(AccessTokens.class).issueForUser(ADAM, "adam"));
    }

    @Test
    void losesNothingWhenBothWriteAtOnce() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, WRITES)
                    .forEach(i -> answers.add(callers.submit(
                            () -> send((i % 2 == 0 ? guild : same).change(OLIVIA, prefix("p" + i)))
                                    .statusCode())));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }

        assertThat(statuses).containsOnly(200);
        List<LoggedEvent> events = guild.events();
        assertThat(events).hasSize(WRITES + 2);
        assertThat(events.stream().map(LoggedEvent::sequence))
                .containsExactlyElementsOf(
                        LongStream.range(0, WRITES + 2).boxed().toList());
    }
}
