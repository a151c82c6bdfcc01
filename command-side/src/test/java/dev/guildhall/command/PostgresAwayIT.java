package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class PostgresAwayIT {
    /** As PostgreSQL says it when there is no room for another row. */
    private static final String FULL = """
            create function public.no_room() returns trigger language plpgsql as $$
            begin
                raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
            end $$;
            create trigger no_room before insert on log.event for each statement execute function public.no_room()""";

    private static TestPostgres postgres;
    private static TestDatabase database;
    private static RunningCommandSide side;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.dedicated();
        database = postgres.newDatabase();
        side = RunningCommandSide.on(database, "--spring.datasource.hikari.connection-timeout=2000");
    }

    @AfterAll
    static void stop() {
        side.close();
        postgres.close();
    }

    @Test
    void refusesMeanwhileAndGoesOnByItself() {
        KnownGuild guild = side.newGuild();
        assertThat(send(guild.change(ADAM, "{\"prefix\":\"a\"}")).statusCode()).isEqualTo(200);
        postgres.stop();

        HttpResponse<String> away = send(guild.change(ADAM, "{\"prefix\":\"b\"}"));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(body(away).path("type").asString()).endsWith("/away");
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(send(guild.change(ADAM, "{\"prefix\":\"b\"}").header("Idempotency-Key", "away"))
                        .statusCode())
                .isEqualTo(503);

        postgres.startAgain();
        await().until(() -> send(guild.change(ADAM, "{\"prefix\":\"c\"}")).statusCode() == 200);
        // Another pool's connections than those that wrote: each comes back when it comes back.
        await().ignoreException(CannotGetJdbcConnectionException.class)
                .untilAsserted(
                        () -> assertThat(guild.events().getLast().payload().toString())
                                .contains("before=a, after=c"));
    }

    @Test
    void refusesWhatFindsNoRoomWithNothingHalfDoneAndGoesOnWhenThereIsSome() throws Exception {
        KnownGuild guild = side.newGuild();
        assertThat(send(guild.change(ADAM, "{\"prefix\":\"a\"}")).statusCode()).isEqualTo(200);
        int before = guild.events().size();
        execute(FULL);

        HttpResponse<String> refused =
                send(guild.change(ADAM, "{\"prefix\":\"b\"}").header("Idempotency-Key", "full"));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(body(refused).path("type").asString()).endsWith("/away");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).doesNotContain("No space left");
        assertThat(guild.events()).hasSize(before);

        execute("drop trigger no_room on log.event");
        assertThat(send(guild.change(ADAM, "{\"prefix\":\"b\"}").header("Idempotency-Key", "full"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(guild.events()).hasSize(before + 1);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
