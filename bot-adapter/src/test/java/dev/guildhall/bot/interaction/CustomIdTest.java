package dev.guildhall.bot.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomIdTest {
    private static final String GIVEAWAY = "01JD8ZK4M7Q2W5X9Y0ABCDEFGH";

    @Nested
    class WhenRead {
        @Test
        void tellsNameAndArguments() {
            CustomId read = CustomId.read("giveaway:proof:" + GIVEAWAY + ":2").orElseThrow();

            assertThat(read.name()).isEqualTo("giveaway:proof");
            assertThat(read.arguments()).containsExactly(GIVEAWAY, "2");
            assertThat(read.argument()).isEqualTo(GIVEAWAY);
        }

        @Test
        void needsNoArgument() {
            assertThat(CustomId.read("ticket:open").orElseThrow().argument()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "giveaway",
                    "giveaway:",
                    ":enter",
                    "giveaway:enter:",
                    "giveaway:enter:../../../internal/guilds",
                    "giveaway:enter:a/b",
                    "giveaway:enter:a%2Fb",
                    "giveaway:enter:a?b=c",
                    "giveaway:enter:\u202e01",
                    "giveaway:enter:1\n",
                    "GIVEAWAY:ENTER:1",
                    "giveaway:enter:1:2:3:4"
                })
        void refusesWhatNobodyHereWrote(String forged) {
            assertThat(CustomId.read(forged)).isEmpty();
        }

        @Test
        void refusesWhatIsTooLong() {
            assertThat(CustomId.read("giveaway:enter:" + "1".repeat(CustomId.MAX_LENGTH)))
                    .isEmpty();
        }
    }

    @Nested
    class WhenWritten {
        @Test
        void canBeReadAgain() {
            assertThat(CustomId.read(CustomId.of("giveaway:enter", GIVEAWAY))
                            .orElseThrow()
                            .argument())
                    .isEqualTo(GIVEAWAY);
        }

        @Test
        void mustBeReadable() {
            assertThatThrownBy(() -> CustomId.of("giveaway:enter", "a b")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
