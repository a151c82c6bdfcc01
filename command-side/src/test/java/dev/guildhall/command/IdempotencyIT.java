package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.idempotency.IdempotencyKeys;
import dev.guildhall.command.upkeep.Upkeep;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
    private static final String PREFIX = "{\"prefix\":\"?\"}";

    private static final TestDatabase DATABASE = Databases.migrated();
    private static RunningCommandSide side;

    private KnownGuild guild;

    /** Keys belong to users, not to guilds. */
    private String key;

    @BeforeAll
    static void open() {
        side = RunningCommandSide.on(DATABASE);
        // Else it would remove once a minute what a test removes.
        side.bean(Upkeep.class).close();
    }

    @AfterAll
    static void close() {
        side.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
        key = "key " + guild.id();
    }

    private HttpResponse<String> change(String body, String underKey) {
        return send(guild.change(ADAM, body).header("Idempotency-Key", underKey));
    }

    private long changes() {
        return guild.eventTypes().stream().filter("settings.Changed"::equals).count();
    }

    private static int sql(String statement) throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement open = connection.createStatement()) {
            return open.executeUpdate(statement);
        }
    }

    private String where() {
        return " where key = '" + key + "'";
    }

    /** As if the process had died after the events were stored and before their answer was. */
    private void forgetTheAnswer() throws SQLException {
        assertThat(sql("update command.idempotency set answer = null, version = null, held_until = now()" + where()))
                .isEqualTo(1);
    }

    @Nested
    class WhenTheSameRequestComesAgain {
        @Test
        void answersByteForByteWithoutAnotherEvent() {
            HttpResponse<String> first = change(PREFIX, key);
            send(guild.change(OLIVIA, "{\"prefix\":\"$\"}"));

            HttpResponse<String> second = change("{ \"prefix\" : \"?\" }", key);

            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"));
            assertThat(changes()).isEqualTo(2);
        }

        @Test
        void refusesAnotherBodyOrRoute() {
            change(PREFIX, key);

            assertThat(change("{\"prefix\":\"$\"}", key).statusCode()).isEqualTo(422);
            assertThat(send(side.patch(ADAM, guild.path() + "/modules/music", "{}")
                                    .header("Idempotency-Key", key))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(changes()).isEqualTo(1);
        }

        @Test
        void keepsTheKeysOfUsersApart() {
            change(PREFIX, key);

            assertThat(send(guild.change(OLIVIA, "{\"prefix\":\"$\"}").header("Idempotency-Key", key))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void tellsNothingToThoseWhoMayNoLonger() {
            change(PREFIX, key);
            guild.register("Guildhall Demo", "{}");

            assertThat(change(PREFIX, key).statusCode()).isEqualTo(403);
        }

        @Test
        void triesAgainAfterARefusal() {
            assertThat(change("{\"prefix\":7}", key).statusCode()).isEqualTo(400);
            assertThat(change(PREFIX, key).statusCode()).isEqualTo(200);
        }

        @Test
        void startsAnewAfterADay() throws SQLException {
            change(PREFIX, key);
            sql("update command.idempotency set expires_at = now()" + where());

            assertThat(change("{\"prefix\":\"$\"}", key).statusCode()).isEqualTo(200);
            assertThat(changes()).isEqualTo(2);
        }
    }

    @Test
    void carriesConcurrentDuplicatesOutOnce() throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                answers.add(callers.submit(() -> change(PREFIX, key)));
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
            HttpResponse<String> first = change(PREFIX, key);
            forgetTheAnswer();

            assertThat(change(PREFIX, key).body()).isEqualTo(first.body());
            assertThat(changes()).isEqualTo(1);
        }

        @Test
        void doesNotRepeatItOverALaterChange() throws SQLException {
            change(PREFIX, key);
            forgetTheAnswer();
            send(guild.change(OLIVIA, "{\"prefix\":\"$\"}"));

            HttpResponse<String> second = change(PREFIX, key);

            assertThat(second.body()).contains("\"prefix\":\"$\"", "\"version\":" + guild.position(3));
            assertThat(changes()).isEqualTo(2);
        }

        @Test
        void isRefusedByTheLogEvenWhereTheScanWouldMissIt() throws SQLException {
            change(PREFIX, key);
            send(guild.change(OLIVIA, "{\"prefix\":\"$\"}"));
            forgetTheAnswer();
            sql("update command.idempotency set log_head = 1000000" + where());

            assertThat(change(PREFIX, key).body()).contains("\"prefix\":\"$\"", "\"version\":" + guild.position(3));
            assertThat(changes()).isEqualTo(2);
        }

        @Test
        void doesNotTakeItsOwnEventForSomebodyElses() throws SQLException {
            send(guild.change(ADAM, PREFIX)
                    .header("Idempotency-Key", key)
                    .header("If-Match", "\"%d\"".formatted(guild.position(0))));
            forgetTheAnswer();

            assertThat(send(guild.change(ADAM, PREFIX)
                                    .header("Idempotency-Key", key)
                                    .header("If-Match", "\"%d\"".formatted(guild.position(0))))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(changes()).isEqualTo(1);
        }

        @Test
        void carriesOutWhatNeverReachedTheLog() throws SQLException {
            change(PREFIX, key);
            forgetTheAnswer();
            sql("update command.idempotency set command_id = gen_random_uuid()" + where());
            send(guild.change(OLIVIA, "{\"prefix\":\"$\"}"));

            assertThat(change(PREFIX, key).body()).contains("\"prefix\":\"?\"");
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
        change(PREFIX, key);

        assertThat(side.bean(IdempotencyKeys.class).removeExpired()).isEqualTo(1200);
        assertThat(change(PREFIX, key).statusCode()).isEqualTo(200);
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void boundsTheKey() {
        assertThat(change(PREFIX, guild.id() + "k".repeat(200 - guild.id().length()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(change(PREFIX, "k".repeat(201)).statusCode()).isEqualTo(400);
    }
}
