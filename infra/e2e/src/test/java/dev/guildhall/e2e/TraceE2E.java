package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.EventTable.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One request, followed through every side by what the program writes to its log when that is to be read by machines. */
class TraceE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private static AllInOne program;

    @BeforeAll
    static void start() {
        program = AllInOne.start(Map.of(
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash",
                "LOGGING_LEVEL_DEV_GUILDHALL", "debug"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Optional<JsonNode> json(String line) {
        try {
            return line.startsWith("{") ? Optional.of(Http.JSON.readTree(line)) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static List<JsonNode> lines(String logger, Predicate<JsonNode> matching) {
        return program.programs().getFirst().lines().stream()
                .flatMap(line -> json(line).stream())
                .filter(line -> line.path("logger_name").asText().endsWith(logger))
                .filter(matching)
                .toList();
    }

    private static JsonNode awaitLine(String logger, Predicate<JsonNode> matching) {
        return await("a line of " + logger)
                .atMost(PATIENCE)
                .until(() -> lines(logger, matching), lines -> !lines.isEmpty())
                .getFirst();
    }

    private static Predicate<JsonNode> says(String text) {
        return line -> line.path("message").asText().contains(text);
    }

    private static Predicate<JsonNode> traced(String traceId) {
        return line -> line.path("traceId").asText().equals(traceId);
    }

    @Nested
    class WhenARequestBringsItsTrace {
        @Test
        void everySideThatActsOnItSaysSo() {
            Panel adam = program.panel(Tokens.valid(World.ADAM));
            long version = Scene.accepted(adam.changePrefix(
                    World.DEMO,
                    Scene.newPrefix(),
                    Map.of("traceparent", PARENT, "X-Correlation-Id", "followed-through")));

            // The event …
            Row event = program.log().after(version - 1).getFirst();
            assertThat(event.metadata()).contains("\"traceId\":\"" + TRACE + "\"", "\"followed-through\"");
            // … the command side's door …
            JsonNode answered = awaitLine("CorrelationFilter", says("PATCH ").and(traced(TRACE)));
            assertAbout(answered);
            // … the query side's publishing …
            for (String channel : List.of("bot:config:settings", "bot:config:update", "config:update")) {
                assertAbout(awaitLine(
                        "RedisOutlet", says("Publishing on " + channel + " ").and(traced(TRACE))));
            }
            // … and bot and push, who hear of a version and nothing else.
            JsonNode bot = awaitLine("bot.invalidation.Invalidations", says("at version " + version));
            assertThat(bot.path("guildId").asText()).isEqualTo(World.DEMO);
            JsonNode push = awaitLine("push.invalidation.ChangeFeed", says("of version " + version));
            assertThat(push.path("guildId").asText()).isEqualTo(World.DEMO);
        }

        private void assertAbout(JsonNode line) {
            assertThat(line.path("guildId").asText()).isEqualTo(World.DEMO);
            assertThat(line.path("correlationId").asText()).isEqualTo("followed-through");
            assertThat(line.path("traceId").asText()).isEqualTo(TRACE);
        }
    }

    @Nested
    class WhenItBringsNoneThatIsSound {
        @ParameterizedTest
        @ValueSource(strings = {"00-00000000000000000000000000000000-00f067aa0ba902b7-01", "what is this"})
        void itGetsOneOfItsOwn(String header) {
            long version = Scene.accepted(program.panel(Tokens.valid(World.ADAM))
                    .changePrefix(World.DEMO, Scene.newPrefix(), Map.of("traceparent", header)));

            String metadata = program.log().after(version - 1).getFirst().metadata();
            assertThat(metadata).containsPattern("\"traceId\":\"(?!0{32})[0-9a-f]{32}\"");
        }
    }

    @Nested
    class WhenItBeginsInDiscord {
        @Test
        void theBotsLineAndTheEventHaveOneTrace() throws Exception {
            String prefix = Scene.newPrefix();
            long before = program.log().head();

            program.discord().type(World.DEMO, World.ADAM, "/config set key:prefix value:" + prefix);

            Row change = program.log().after(before).stream()
                    .filter(row -> row.payload().contains("\"" + prefix + "\""))
                    .findFirst()
                    .orElseThrow();
            JsonNode metadata = Http.JSON.readTree(change.metadata());
            String trace = metadata.path("traceId").asText();
            JsonNode bot = awaitLine("Answering", traced(trace));
            assertThat(bot.path("guildId").asText()).isEqualTo(World.DEMO);
            assertThat(bot.path("correlationId").asText())
                    .startsWith("discord-")
                    .isEqualTo(metadata.path("correlationId").asText());
            awaitLine("CorrelationFilter", says("PATCH ").and(traced(trace)));
            awaitLine("RedisOutlet", traced(trace));
        }
    }
}
