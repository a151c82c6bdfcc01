package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.NodeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer with nothing but a fresh data directory and a browser does what the README says, word by word. A step, or a
 * word of one, that stands only there or only here fails.
 */
@ExtendWith(Journal.class)
final class NewcomerE2E {
    private static final Path SCRIPT = Path.of("src", "test", "node", "newcomer.mjs");
    private static final Path README = Path.of("..", "..", "README.md");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private Path data = Path.of("");

    @Test
    void doesWhatTheReadmeSays() {
        FirstCommand command = new FirstCommand();
        try (JvmProcess program = command.start(data);
                NodeScript browser = NodeScript.start(SCRIPT, List.of(), environment(command))) {
            JsonNode end = browser.next(line -> line.path("event").asText().equals("end"), PATIENCE);
            List<JsonNode> steps =
                    browser.all().stream().filter(line -> line.has("step")).toList();
            System.out.printf(
                    "measured: the README's steps, by a machine, took %d ms%n",
                    end.path("millis").asLong());
            assertThat(steps)
                    .as("%s", browser)
                    .isNotEmpty()
                    .hasSize(end.path("steps").asInt())
                    .allMatch(step -> step.path("ok").asBoolean());
            assertThat(end.path("wrong")).as("the browser's console").isEmpty();

            program.interruptGroup();

            program.awaitExit(END_TIMEOUT);
            Journal.forget(program);
        }
    }

    private static Map<String, String> environment(FirstCommand command) {
        return Map.of(
                "PANEL_URL", command.panelUrl(),
                "SIMULATOR_URL", command.discord().url(),
                "GUILD_ID", World.DEMO,
                "README", README.toAbsolutePath().normalize().toString());
    }
}
