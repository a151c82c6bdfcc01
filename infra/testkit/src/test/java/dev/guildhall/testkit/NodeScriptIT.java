package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeScriptIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BRIEF = Duration.ofMillis(100);

    @TempDir
    private Path directory = Path.of("");

    private Path script = Path.of("");

    @BeforeEach
    void writeScript() throws IOException {
        script = Files.writeString(directory.resolve("echo.mjs"), """
                import readline from 'node:readline';
                console.log(JSON.stringify({ kind: 'hello', arguments: process.argv.slice(2) }));
                console.log(JSON.stringify({ kind: 'noise' }));
                console.error('to the error stream');
                for await (const line of readline.createInterface({ input: process.stdin })) {
                  console.log(JSON.stringify({ kind: 'echo', line: JSON.parse(line) }));
                }
                """);
    }

    @Nested
    class WhenItRuns {

        @Test
        void isReadLineByLineAndAnswersWhatItIsSent() {
            try (NodeScript node = NodeScript.start(script, "one", "two")) {
                assertThat(node.next(PATIENCE).at("/arguments/1").asText()).isEqualTo("two");

                node.send(JsonNodeFactory.instance.textNode("ça va"));

                assertThat(node.next(json -> "echo".equals(json.path("kind").asText()), PATIENCE)
                                .path("line")
                                .asText())
                        .isEqualTo("ça va");
                assertThat(node.all()).hasSize(3);
            }
        }

        @Test
        void failsThoseWhoWaitInVainAndShowsBothStreams() {
            try (NodeScript node = NodeScript.start(script)) {
                node.next(json -> "noise".equals(json.path("kind").asText()), PATIENCE);

                assertThatThrownBy(() -> node.next(BRIEF))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("hello");
            }
        }
    }

    @Nested
    class WhenClosed {

        @Test
        void isGone() {
            NodeScript node = NodeScript.start(script);
            node.next(PATIENCE);

            node.close();

            assertThat(node.isAlive()).isFalse();
        }
    }
}
