package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.TestPostgres;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class PostgresAwayIT {
    @Test
    void refusesMeanwhileAndGoesOnByItself() {
        try (TestPostgres postgres = TestPostgres.dedicated();
                RunningCommandSide side = RunningCommandSide.on(
                        postgres.newDatabase(), "--spring.datasource.hikari.connection-timeout=500")) {
            KnownGuild guild = side.newGuild();
            assertThat(send(guild.change(ADAM, "{\"prefix\":\"a\"}")).statusCode())
                    .isEqualTo(200);
            postgres.stop();

            HttpResponse<String> away = send(guild.change(ADAM, "{\"prefix\":\"b\"}"));
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(body(away).path("type").asString()).endsWith("/away");
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
            assertThat(send(guild.change(ADAM, "{\"prefix\":\"b\"}").header("Idempotency-Key", "key"))
                            .statusCode())
                    .isEqualTo(503);

            postgres.startAgain();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> send(guild.change(ADAM, "{\"prefix\":\"c\"}")).statusCode() == 200);
            // Another pool's connections than those that wrote: each comes back when it comes back.
            await().atMost(Duration.ofSeconds(20))
                    .ignoreException(CannotGetJdbcConnectionException.class)
                    .untilAsserted(
                            () -> assertThat(guild.events().getLast().payload().toString())
                                    .contains("before=a, after=c"));
        }
    }
}
