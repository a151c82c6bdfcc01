package dev.guildhall.bot.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    private static final int ENOUGH = 500;

    @Nested
    class WhenShownOnOneLine {
        @ParameterizedTest
        @CsvSource({
            "@everyone, @\u200beveryone",
            "<@&1180000000000000301>, \\<@\u200b&1180000000000000301\\>",
            "[Nitro](https://evil.example), \\[Nitro\\]\\(https://evil.example\\)",
            "**loud** `code` ||hidden||, \\*\\*loud\\*\\* \\`code\\` \\|\\|hidden\\|\\|",
            "# heading, \\# heading",
            "- item, \\- item",
            "1. item, 1\\. item",
            "<t:0:R>, \\<t:0:R\\>",
            "a-b 3.5x, a-b 3\\.5x"
        })
        void isLetterForLetter(String typed, String shown) {
            assertThat(PlainText.line(typed, ENOUGH)).isEqualTo(shown);
        }

        @Test
        void hidesNothing() {
            assertThat(PlainText.line("a\u200bb\u2060c\ufeffd\u00ade\u0000f\u3164g", ENOUGH))
                    .isEqualTo("abcdefg");
            assertThat(PlainText.line("\u200b\u3164 \u2800", ENOUGH)).isEmpty();
        }

        @Test
        void reordersNothing() {
            assertThat(PlainText.line("gpj.\u202etxt\u2067exe", ENOUGH)).isEqualTo("gpj.txtexe");
            assertThat(PlainText.line("\u05e4\u05e8\u05e1", ENOUGH)).isEqualTo("\u2068\u05e4\u05e8\u05e1\u2069");
        }

        @Test
        void keepsEmojiTogether() {
            String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

            assertThat(PlainText.line(family, ENOUGH)).isEqualTo(family);
        }

        @Test
        void isShortened() {
            assertThat(PlainText.line("x".repeat(300), 250)).hasSize(250).endsWith("x…");
        }

        @Test
        void hasNoLineBreak() {
            assertThat(PlainText.line("a\n\n# b\r\tc", ENOUGH)).isEqualTo("a \\# b c");
        }
    }

    @Nested
    class WhenShownOnLines {
        @Test
        void keepsThemAndNoFormatting() {
            assertThat(PlainText.lines("first\n> second\n- third", ENOUGH)).isEqualTo("first\n\\> second\n\\- third");
        }
    }

    @Nested
    class WhenALabel {
        @Test
        void isNotEscaped() {
            assertThat(PlainText.label("a_b\u202ec", ENOUGH)).isEqualTo("a_bc");
        }
    }
}
