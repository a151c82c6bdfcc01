package dev.guildhall.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.allinone.RunningProgram.Reply;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.AggregateIds;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A guild with an event that this program cannot read is refused, and the others are served. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableGuildIT {
    private static final String GUILD = "1180000000000009002";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data = Path.of("");

    @Test
    void tellsOperatorsThePositionAndServesTheOthers(CapturedOutput output) throws Exception {
        try (RunningProgram program = RunningProgram.start(data)) {
            String demo = "/api/guilds/" + RunningProgram.DEMO + "/settings";
            await().atMost(PATIENCE)
                    .until(() -> program.get(demo, RunningProgram.ADAM).status() == 200);
            try (Connection superuser = program.asSuperuser()) {
                append(superuser, 0, "guild.Registered");
                append(superuser, 1, "chess.Opened");
            }
            // Not the head: the bot may still be telling of other guilds.
            long poisoned = program.bean(LogReader.class)
                    .positionOf(AggregateIds.guild(GUILD), 1)
                    .orElseThrow();

            // Everything before it is served, and its own guild's decisions are refused.
            await().atMost(PATIENCE)
                    .until(() -> program.get("/api/guilds/" + GUILD, RunningProgram.ADAM)
                                    .status()
                            == 200);
            Reply refused = program.send(
                    "PATCH", "/api/guilds/" + GUILD + "/settings", RunningProgram.ADAM, "{\"prefix\":\"?\"}");
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.body().get("type").asString()).endsWith("/unreadable-history");
            assertThat(output.getAll()).contains("event at position " + poisoned + ": unknown event type chess.Opened");

            Reply other = program.send("PATCH", demo, RunningProgram.ADAM, "{\"prefix\":\"?\"}");
            assertThat(other.status()).isEqualTo(200);
            Reply head = program.get("/api/ops/log/head", RunningProgram.OTTO);
            long written = other.body().get("version").asLong();
            assertThat(head.body().at("/data/position").asLong()).isGreaterThanOrEqualTo(written);
            assertThat(program.send("POST", "/api/ops/log/verify", RunningProgram.OTTO, "")
                            .body()
                            .at("/data/progress/total")
                            .asLong())
                    .isGreaterThan(written); // that it was asked for is an event, too
        }
    }

    private static void append(Connection superuser, long sequence, String type) throws Exception {
        RunningProgram.execute(superuser, """
                SELECT log.append('{1}', ARRAY[gen_random_uuid()], '{Guild}', '{guild:%1$s}', '{%3$d}', '{%4$s}', '{1}',
                       '{%1$s}', ARRAY[null::text],
                       ARRAY[convert_to('{"guildId":"%1$s","name":"Poisoned","ownerId":"%2$s"}', 'UTF8')],
                       ARRAY[convert_to('{"guildId":"%1$s","origin":"system"}', 'UTF8')],
                       ARRAY[sha256('')])""".formatted(GUILD, RunningProgram.ADAM, sequence, type));
    }
}
