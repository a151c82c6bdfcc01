package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may not, and what cannot be, leaves no trace. */
abstract class Refusals extends Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("none", null),
                Arguments.of("forged", Tokens.forged(World.ADAM)),
                Arguments.of("expired", Tokens.expired(World.ADAM)),
                Arguments.of("unsigned", Tokens.unsigned(World.ADAM)),
                Arguments.of("senseless", "not.a.token"));
    }

    @Nested
    class WhenSomebodyIsNotAllowed {

        @Test
        void aPlainMemberIsTurnedAway() {
            long before = installation().log().head();
            Panel max = panelOf(World.MAX);

            refused(max.changePrefix(World.DEMO, newPrefix()), 403);
            refused(max.settings(World.DEMO), 403);
            refused(max.post("/api/guilds/" + World.DEMO + "/modules/giveaway/toggle", "{\"enabled\":true}"), 403);

            assertThat(loggedBecauseOf(World.MAX, before)).isEmpty();
        }

        @Test
        void aGuildThatIsNotOnesOwnLooksLikeOneThatDoesNotExist() {
            Panel adam = panelOf(World.ADAM);

            Answer foreign = adam.changePrefix(World.ELSEWHERE, newPrefix());
            Answer missing = adam.changePrefix(World.NOWHERE, newPrefix());

            refused(foreign, 403);
            refused(missing, 403);
            assertThat(foreign.body().path("type")).isEqualTo(missing.body().path("type"));
            assertThat(foreign.body().path("detail").asText().replace(World.ELSEWHERE, ""))
                    .isEqualTo(missing.body().path("detail").asText().replace(World.NOWHERE, ""));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.guildhall.e2e.Refusals#badTokens")
        void aBadTokenOpensNoDoor(String kind, @Nullable String token) {
            long before = installation().log().head();
            String prefix = newPrefix();
            Panel stranger = installation().panel(token);
            refused(stranger.changePrefix(World.DEMO, prefix), 401);
            refused(stranger.settings(World.DEMO), 401);

            assertThat(installation().log().after(before))
                    .as(kind)
                    .noneMatch(row -> row.payload().contains("\"" + prefix + "\""));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.guildhall.e2e.Refusals#badTokens")
        void aBadTokenOpensNoSocket(String kind, @Nullable String token) {
            Map<String, String> environment = token == null ? Map.of() : Map.of("ACCESS_TOKEN", token);
            try (Ear stranger = Ear.socket(installation(), environment)) {
                stranger.hear(kind + " refused", line -> Ear.is(line, "refused"), PATIENCE);

                assertThat(stranger.heard("connected")).isFalse();
            }
        }

        @Test
        void aPlainMembersSocketHearsNothingOfTheGuild() {
            String adam = login(World.ADAM);
            try (Ear outside = Ear.onSocket(installation(), login(World.MAX));
                    Ear inside = Ear.onSocket(installation(), adam)) {
                outside.emit("join:guild", World.DEMO);
                outside.hear("an answer", line -> Ear.is(line, "ack"), PATIENCE);

                long version = accepted(installation().panel(adam).changePrefix(World.DEMO, newPrefix()));
                inside.event("config:updated", version, CONVERGENCE);

                assertThat(outside.versions("config:updated")).isEmpty();
            }
        }
    }

    @Nested
    class WhenTheInputIsInvalid {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"colour":"#12345"}           | /colour
                {"prefix":"12345678901"}      | /prefix
                {"prefix":"a b"}              | /prefix
                {"prefix":7}                  | /prefix
                {"prefix":["!"]}              | /prefix
                {"locale":"tlh"}              | /locale
                {"timezone":"Mars/Olympus"}   | /timezone
                {"volume":11}                 | /volume
                """)
        void theFieldIsNamed(String body, String pointer) {
            long before = installation().log().head();

            Answer answer = panelOf(World.ADAM).patch(DEMO_SETTINGS, body);

            refused(answer, 400);
            assertThat(answer.body().path("errors"))
                    .extracting(error -> error.path("pointer").asText())
                    .containsExactly(pointer);
            assertThat(loggedBecauseOf(World.ADAM, before)).isEmpty();
        }

        @Test
        void everyWrongFieldIsNamedWhereItStandsAndNothingIsDone() {
            long before = installation().log().head();
            String body = "{\"settings\":{\"prefix\":\"12345678901\",\"volume\":11,\"locale\":\"fr\"}}";

            Answer answer = panelOf(World.ADAM).patch("/api/panel/guilds/" + World.DEMO, body);

            refused(answer, 400);
            assertThat(answer.body().path("errors"))
                    .extracting((JsonNode error) -> error.path("pointer").asText())
                    .containsExactlyInAnyOrder("/settings/prefix", "/settings/volume");
            assertThat(loggedBecauseOf(World.ADAM, before)).isEmpty();
        }

        @Test
        void brokenJsonIsRefused() {
            refused(panelOf(World.ADAM).patch(DEMO_SETTINGS, "{\"prefix\":"), 400);
        }
    }
}
