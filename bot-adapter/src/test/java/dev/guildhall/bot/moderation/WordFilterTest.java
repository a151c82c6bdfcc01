package dev.guildhall.bot.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFilterTest {
    private final WordFilter filter = new WordFilter(List.of("kumquat", "Straße", "no way", "ΣΟΦΟΣ", "f*g"));

    @Nested
    class WhenAWordIsUnwanted {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "kumquat",
                    "A KUMQUAT!",
                    "**kumquat**",
                    "x kumquat,y",
                    "ｋｕｍｑｕａｔ",
                    "kum\u200Bquat",
                    "k\u00ADu\u2060m\uFEFFquat",
                    "kum\u034Fquat",
                    "kumquat\uFE0F",
                    "STRASSE",
                    "strasse",
                    "no  way",
                    "No\nWay!",
                    "σοφος",
                    "σοφοσ",
                    "F*G"
                })
        void isFoundHoweverItIsWritten(String text) {
            assertThat(filter.matches(text)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "kumquats", "mykumquat", "kumquat2", "kum quat", "no", "way no", "fg", "f * x"})
        void isNotFoundInOtherWords(String text) {
            assertThat(filter.matches(text)).isFalse();
        }
    }

    @Nested
    class WhenThereAreNone {
        @Test
        void findsNothing() {
            assertThat(new WordFilter(List.of()).matches("anything")).isFalse();
            assertThat(new WordFilter(List.of("\u200B", " ")).matches("any \u200B thing"))
                    .isFalse();
        }
    }

    /** What begins like an unwanted word again and again costs no more than anything else of that length. */
    @Test
    void readsTheLongestMessageWithoutEffort() {
        WordFilter deep = new WordFilter(List.of("a a a a a a a a a a a a a a a a a a a a a b"));

        assertThat(deep.matches("a ".repeat(ModerationWatch.MAX_LENGTH / 2))).isFalse();
    }
}
