package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.GUILD;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.SETTINGS;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.idempotency.IdempotencyKeys;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
    private static final String PREFIX = "{\"prefix\":\"?\"}";

    private final TestDatabase database = TestPostgres.freshDatabase();
    private RunningCommandSide side;

    @BeforeEach
    void open() {
        side = RunningCommandSide.on(database);
        side.registerDemoGuild();
    }

    @AfterEach
    void close() {
        side.close();
    }

    private HttpResponse<String> change(String body, String key) {
        return send(side.patch(ADAM, SETTINGS, body).header("Idempotency-Key", key));
    }

    private long changes() {
        return side.eventTypes().stream().filter("settings.Changed"::equals).count();
    }

    private int sql(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement open = connection.createStatement()) {
            return open.executeUpdate(statement);
        }
    }

    /** As if the process had died after the events were stored and before their answer was. */
    private void forgetTheAnswer() throws SQLException {
        assertThat(sql("update command.idempotency set answer = null, version = null, held_until = now()"))
                .isEqualTo(1);
    }

    @Nested
    class WhenTheSameRequestComesAgain {
        @Test
        void answersByteForByteWithoutAnotherEvent() {
            HttpResponse<String> first = change(PREFIX, "key 1");
            send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"$\"}"));

            HttpResponse<String> second = change("{ \"prefix\" : \"?\" }", "key 1");

            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"));
            assertThat(changes()).isEqualTo(2);
        }

        @Test
        void refusesAnotherBodyOrRoute() {
            change(PREFIX, "key");

            assertThat(change("{\"prefix\":\"$\"}", "key").statusCode()).isEqualTo(422);
            assertThat(send(side.patch(ADAM, "/api/guilds/" + GUILD + "/modules/music", PREFIX)
                                    .header("Idempotency-Key", "key"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(changes()).isEqualTo(1);
        }

        @Test
        void keepsTheKeysOfUsersApart() {
            change(PREFIX, "key");

            assertThat(send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"$\"}").header("Idempotency-Key", "key"))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void tellsNothingToThoseWhoMayNoLonger() {
            change(PREFIX, "key");
            side.register("Guildhall Demo", "{}");

            assertThat(change(PREFIX, "key").statusCode()).isEqualTo(403);
        }

        @Test
        void triesAgainAfterARefusal() {
            assertThat(change("{\"prefix\":7}", "key").statusCode()).isEqualTo(400);
            assertThat(change(PREFIX, "key").statusCode()).isEqualTo(200);
        }

        @Test
        void startsAnewAfterADay() throws SQLException {
            change(PREFIX, "key");
            sql("update command.idempotency set expires_at = now()");

            assertThat(change("{\"prefix\":\"$\"}", "key").statusCode()).isEqualTo(200);
            assertThat(changes()).isEqualTo(2);
        }
    }

    @Test
    void carriesConcurrentDuplicatesOutOnce() throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                answers.add(callers.submit(() -> change(PREFIX, "key")));
            }
        }
        List<String> bodies = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            bodies.add(answer.get().body());
        }

        assertThat(bodies).containsOnly(bodies.getFirst());
        assertThat(bodies.getFirst()).contains("\"success\":true");
        assertThat(changes()).isEqualTo(1);
    }

    @Nested
    class WhenTheProcessDiedInBetween {
        @Test
        void findsTheFirstCarryingOutInTheLog() throws SQLException {
            HttpResponse<String> first = change(PREFIX, "key");
            forgetTheAnswer();

            assertThat(change(PREFIX, "key").body()).isEqualTo(first.body());
            assertThat(changes()).isEqualTo(1);
        }

        @Test
        void doesNotRepeatItOverALaterChange() throws SQLException {
            change(PREFIX, "key");
            forgetTheAnswer();
            send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"$\"}"));

            HttpResponse<String> second = change(PREFIX, "key");

            assertThat(second.body()).contains("\"prefix\":\"$\"", "\"version\":4");
            assertThat(changes()).isEqualTo(2);
        }

        @Test
        void isRefusedByTheLogEvenWhereTheScanWouldMissIt() throws SQLException {
            change(PREFIX, "key");
            send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"$\"}"));
            forgetTheAnswer();
            sql("update command.idempotency set log_head = 1000");

            assertThat(change(PREFIX, "key").body()).contains("\"prefix\":\"$\"", "\"version\":4");
            assertThat(changes()).isEqualTo(2);
        }

        @Test
        void doesNotTakeItsOwnEventForSomebodyElses() throws SQLException {
            send(side.patch(ADAM, SETTINGS, PREFIX)
                    .header("Idempotency-Key", "key")
                    .header("If-Match", "\"1\""));
            forgetTheAnswer();

            assertThat(send(side.patch(ADAM, SETTINGS, PREFIX)
                                    .header("Idempotency-Key", "key")
                                    .header("If-Match", "\"1\""))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(changes()).isEqualTo(1);
        }

        @Test
        void carriesOutWhatNeverReachedTheLog() throws SQLException {
            change(PREFIX, "key");
            forgetTheAnswer();
            sql("update command.idempotency set command_id = gen_random_uuid()");
            send(side.patch(OLIVIA, SETTINGS, "{\"prefix\":\"$\"}"));

            assertThat(change(PREFIX, "key").body()).contains("\"prefix\":\"?\"");
            assertThat(changes()).isEqualTo(3);
        }
    }

    @Test
    void removesExpiredKeysInBatches() throws SQLException {
        sql("""
                insert into command.idempotency
                select 'u', 'key ' || n, '\\x00', gen_random_uuid(), 0, gen_random_uuid(), now(), null, null,
                       now() - interval '1 second'
                from generate_series(1, 1200) n""");
        change(PREFIX, "key");

        assertThat(side.bean(IdempotencyKeys.class).removeExpired()).isEqualTo(1200);
        assertThat(change(PREFIX, "key").statusCode()).isEqualTo(200);
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void boundsTheKey() {
        assertThat(change(PREFIX, "k".repeat(200)).statusCode()).isEqualTo(200);
        assertThat(change(PREFIX, "k".repeat(201)).statusCode()).isEqualTo(400);
    }
}
