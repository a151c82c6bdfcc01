package dev.guildhall.bot.giveaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @Nested
    class WhenOfTheForm {
        @ParameterizedTest
        @CsvSource({
            "90s, PT90S",
            "30m, PT30M",
            "30 min, PT30M",
            "1h30m, PT90M",
            " 1H 30M , PT90M",
            "2d, PT48H",
            "1j12h, PT36H",
            "1w, PT168H",
            "2d1h1m1s, PT49H1M1S"
        })
        void isTheSum(String typed, Duration meant) {
            assertThat(DurationText.parse(typed)).contains(meant);
        }
    }

    @Nested
    class WhenNotOfTheForm {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "1",
                    "h",
                    "1x",
                    "1h 30",
                    "1h,30m",
                    "-1h",
                    "0s",
                    "1.5h",
                    "99999999999999d",
                    "1h\u202e"
                })
        void isNothing(String typed) {
            assertThat(DurationText.parse(typed)).isEmpty();
        }
    }
}
