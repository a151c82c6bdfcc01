package dev.guildhall.bot.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelNameTest {
    @Nested
    class WhenMade {
        @ParameterizedTest
        @CsvSource({
            "ticket-{number}, Max, ticket-12",
            "{name}-{number}, Max Power, max-power-12",
            "{name}, Élodie, élodie",
            "{name}, @everyone #general, everyone-general",
            "{name}, '<@&1180000000000000301>', 1180000000000000301",
            "🎫 {number}, Max, 🎫-12"
        })
        void fillsInWhatThePatternNames(String pattern, String opener, String name) {
            assertThat(ChannelName.of(pattern, 12, opener)).isEqualTo(name);
        }

        @Test
        void isTheNumbersWhereNothingIsLeft() {
            assertThat(ChannelName.of("{name}", 12, "\u200b\u202e\u3164!!")).isEqualTo("ticket-12");
            assertThat(ChannelName.of("", 12, "Max")).isEqualTo("ticket-12");
        }

        @Test
        void hasRoomInDiscord() {
            assertThat(ChannelName.of("{name}", 12, "x".repeat(500))).hasSizeLessThanOrEqualTo(ChannelName.MAX_LENGTH);
            assertThat(ChannelName.of("{name}", 12, "\uD835\uDC00".repeat(500)))
                    .hasSizeLessThanOrEqualTo(ChannelName.MAX_LENGTH);
        }
    }
}
