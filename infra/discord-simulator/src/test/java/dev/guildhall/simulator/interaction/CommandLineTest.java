package dev.guildhall.simulator.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final ObjectNode GIVEAWAY = command("""
            {"name":"giveaway","options":[{"type":1,"name":"create","options":[
              {"type":3,"name":"prize"},{"type":3,"name":"duration"},{"type":4,"name":"winners"}]},
              {"type":2,"name":"role","options":[{"type":1,"name":"add","options":[{"type":8,"name":"role"}]}]}]}""");
    private static final ObjectNode PANEL = command("{\"name\":\"panel\"}");

    private static ObjectNode command(String json) {
        try {
            return (ObjectNode) Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Nested
    class WhenTheTextFits {
        @Test
        void findsSubCommandAndOptions() {
            CommandLine line = CommandLine.parse("/giveaway create prize:Nitro duration:1h winners:1", GIVEAWAY);
            assertThat(line.path()).containsExactly("create");
            assertThat(line.arguments())
                    .containsEntry("prize", "Nitro")
                    .containsEntry("duration", "1h")
                    .containsEntry("winners", "1");
        }

        @Test
        void findsGroups() {
            assertThat(CommandLine.parse("/giveaway role add role:@Member", GIVEAWAY)
                            .path())
                    .containsExactly("role", "add");
        }

        @Test
        void letsAValueGoOnUntilTheNextOption() {
            CommandLine line = CommandLine.parse("/giveaway create prize: a b: http://x winners:2", GIVEAWAY);
            assertThat(line.arguments()).containsEntry("prize", "a b: http://x").containsEntry("winners", "2");
        }

        @Test
        void takesQuotedTextAsItIs() {
            CommandLine line = CommandLine.parse("/giveaway create prize:\"winners:3 \\\"x\\\"\" winners:2", GIVEAWAY);
            assertThat(line.arguments())
                    .containsEntry("prize", "winners:3 \"x\"")
                    .containsEntry("winners", "2");
        }

        @Test
        void needsNoOptions() {
            assertThat(CommandLine.parse("  /panel  ", PANEL).arguments()).isEmpty();
        }
    }

    @Nested
    class WhenTheTextDoesNotFit {
        @Test
        void namesTheSubCommandsThereAre() {
            assertThatThrownBy(() -> CommandLine.parse("/giveaway crate", GIVEAWAY))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("create, role");
        }

        @Test
        void refusesWhatItCannotRead() {
            assertThatThrownBy(() -> CommandLine.parse("/panel x:1", PANEL)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> CommandLine.parse("/giveaway create Nitro", GIVEAWAY))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> CommandLine.parse("/giveaway create prize:a prize:b", GIVEAWAY))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> CommandLine.name("hello")).isInstanceOf(Problem.class);
        }
    }
}
