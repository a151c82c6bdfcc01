package dev.guildhall.events.trigger;

import static dev.guildhall.events.trigger.TriggerMatch.CONTAINS;
import static dev.guildhall.events.trigger.TriggerMatch.ENDS;
import static dev.guildhall.events.trigger.TriggerMatch.EXACT;
import static dev.guildhall.events.trigger.TriggerMatch.REGEX;
import static dev.guildhall.events.trigger.TriggerMatch.STARTS;
import static dev.guildhall.events.trigger.TriggerMatch.WILDCARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {
    /** What one message of Discord holds at most. */
    private static final int LONGEST_MESSAGE = 4_000;

    private static boolean matches(TriggerMatch match, String trigger, String message) {
        return Trigger.of(match, trigger).matches(message);
    }

    private static void assertUnusable(TriggerMatch match, String trigger, String why) {
        assertThatThrownBy(() -> Trigger.of(match, trigger))
                .isInstanceOf(UnusableTrigger.class)
                .hasMessageContaining(why);
    }

    @Nested
    class WhenMatchingWords {
        @Test
        void looksWhereItIsTold() {
            assertThat(matches(EXACT, "hello", "hello")).isTrue();
            assertThat(matches(EXACT, "hello", "hello you")).isFalse();
            assertThat(matches(CONTAINS, "hell", "say hello")).isTrue();
            assertThat(matches(CONTAINS, "hell", "hel lo")).isFalse();
            assertThat(matches(STARTS, "hello", "hello you")).isTrue();
            assertThat(matches(STARTS, "hello", "oh hello")).isFalse();
            assertThat(matches(ENDS, "hello", "oh hello")).isTrue();
            assertThat(matches(ENDS, "hello", "hello you")).isFalse();
        }

        @ParameterizedTest
        @EnumSource(names = {"EXACT", "CONTAINS", "STARTS", "ENDS", "WILDCARD"})
        void ignoresCase(TriggerMatch match) {
            assertThat(matches(match, "Été Σ", "éTÉ σ")).isTrue();
        }

        @Test
        void takesEveryCharacterAsItIs() {
            assertThat(matches(CONTAINS, "a.c*", "abc")).isFalse();
            assertThat(matches(CONTAINS, "a.c*", "xa.c*x")).isTrue();
        }

        @ParameterizedTest
        @EnumSource(names = {"EXACT", "CONTAINS", "STARTS", "ENDS"})
        void refusesBlanks(TriggerMatch match) {
            assertUnusable(match, " \t", "blank");
        }
    }

    @Nested
    class WhenMatchingWildcards {
        @Test
        void holdsThemAgainstTheWholeMessage() {
            assertThat(matches(WILDCARD, "how * you", "how are you")).isTrue();
            assertThat(matches(WILDCARD, "how * you", "how are\nall of you")).isTrue();
            assertThat(matches(WILDCARD, "how * you", "tell me how are you")).isFalse();
            assertThat(matches(WILDCARD, "h?llo", "hallo")).isTrue();
            assertThat(matches(WILDCARD, "h?llo", "hllo")).isFalse();
            assertThat(matches(WILDCARD, "h?llo", "h🎉llo")).isTrue();
        }

        @Test
        void takesEverythingElseAsItIs() {
            assertThat(matches(WILDCARD, "(a|b)[c]\\d*", "(A|B)[c]\\d and more"))
                    .isTrue();
            assertThat(matches(WILDCARD, "(a|b)[c]\\d*", "ac5")).isFalse();
        }

        @Test
        void bounds() {
            assertThat(Trigger.of(WILDCARD, "a" + "*".repeat(Expression.MAX_WILDCARDS)))
                    .isNotNull();
            assertUnusable(WILDCARD, "a" + "*".repeat(Expression.MAX_WILDCARDS + 1), "at most 20 wildcards");
        }

        @ParameterizedTest
        @ValueSource(strings = {"*", "??", " * ", ""})
        void refusesWhatAnswersEverything(String trigger) {
            assertUnusable(WILDCARD, trigger, "besides wildcards");
        }
    }

    @Nested
    class WhenMatchingRegularExpressions {
        @Test
        void findsThemAnywhere() {
            assertThat(matches(REGEX, "\\bfoo\\d{1,3}\\b", "a foo42.")).isTrue();
            assertThat(matches(REGEX, "\\bfoo\\d{1,3}\\b", "a foo4242.")).isFalse();
            assertThat(matches(REGEX, "^Foo$", "foo")).isFalse();
            assertThat(matches(REGEX, "(?i)^Foo$", "foo")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"(a)\\1", "(?=a)b", "(?<!a)b", "a(", "[a", "a**", "a{2000}", "(?>a)", "\\"})
        void refusesWhatIsNotOfTheLanguage(String trigger) {
            assertUnusable(REGEX, trigger, "");
        }

        @ParameterizedTest
        @ValueSource(strings = {".*", "a*", "a?|b", "", "^", "(?m)$", "\\B"})
        void refusesWhatAnswersEverything(String trigger) {
            assertUnusable(REGEX, trigger, "must not match the empty text");
        }

        /** Each of these would fill the memory if it were compiled first and measured afterwards. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "((((a{1000}){1000}){1000}){1000}){1000}",
                    "(?:(?:[ab]{999}){999,}){999,1000}",
                    "((x+y?){100}){100}",
                    "a{1000}b{1000}",
                    "\\pL{999}[^a]{2}"
                })
        void refusesWhatIsLargeWhenWrittenOut(String trigger) {
            assertUnusable(REGEX, trigger, "repeats too much");
        }

        @Test
        void acceptsWhatPeopleWrite() {
            for (String trigger : new String[] {
                "<@!?\\d{17,20}>",
                "(?i)discord\\.gg/[a-z0-9-]{2,32}",
                "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b",
                "(?i)\\b(free|cheap)\\s+nitro\\b",
                ".{1,100} price .{1,100}",
                "[\\p{L}\\p{N}]{3,40}"
            }) {
                assertThat(Trigger.of(REGEX, trigger).size()).as(trigger).isBetween(1, Expression.MAX_SIZE);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"(a+)+b", "(a|a)+b", "(a*)*b", "(.*a){20}b", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"})
        void takesLinearTimeWhateverIsWritten(String trigger) {
            Trigger usable = Trigger.of(REGEX, trigger);
            String message = "a".repeat(LONGEST_MESSAGE);

            boolean matched = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> usable.matches(message), "goes back in the text");
            assertThat(matched).isFalse();
        }
    }

    /** RE2/J 1.8 would follow some letters around for ever. */
    @Nested
    class WhenCaseIsIgnored {
        private static final String WHY = "where case is ignored";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "(?i)\u1c80",
                    "(?is)a|\u1c88",
                    "a(?s-i:b)(?mi:\u1c85)",
                    "(?i)[a-\ud83c\udf89]",
                    "(?i)[ab]\ud83c\udf89",
                    "(?i)[\\x{0}-\\x{ffff}]",
                    "(?i)\\x{1C80}",
                    "(?i)[\\7-\u1c80]"
                })
        void refusesWhatWouldNeverBeCompiled(String trigger) {
            assertUnusable(REGEX, trigger, WHY);
        }

        @Test
        void acceptsOtherLettersAndWhatHasNoCase() {
            assertThat(matches(REGEX, "(?i)^\u00e9t\u00e9 [\u0430-\u044f]+$", "\u00c9T\u00c9 \u0416\u0416"))
                    .isTrue();
            assertThat(matches(REGEX, "(?i)hi \ud83c\udf89", "HI \ud83c\udf89")).isTrue();
            assertThat(matches(REGEX, "\u1c80[a-\ud83c\udf89]", "\u1c80b")).isTrue();
            assertThat(matches(WILDCARD, "\u1c80*", "\u1c80 and more")).isTrue();
        }

        /** On the Java that this runs on; another one brings other letters. */
        @Test
        void followsEveryLetterThatItAcceptsToItsEnd() {
            String all = "(?i)[\\x{1}-\\x{%x}]".formatted(CaseFolding.FIRST_UNSAFE - 1);

            assertThat(Assertions.assertTimeoutPreemptively(
                            Duration.ofSeconds(30), () -> com.google.re2j.Pattern.compile(all)))
                    .isNotNull();
        }
    }

    @Nested
    class WhenWrittenAtRandom {
        private static final String[] PIECES = {
            "a",
            "b",
            "(",
            ")",
            "(?:",
            "[",
            "]",
            "[^",
            "{2}",
            "{0,9}",
            "{9,}",
            "{30}",
            "*",
            "+",
            "?",
            "|",
            "\\d",
            "\\Q",
            "\\E",
            "\\",
            "^",
            "$",
            ".",
            "(?i)",
            "\\pL",
            "🎉",
            "-",
            ",",
            "{",
            "}",
            "\\b",
            "(?P<n>",
            "[[:alpha:]]",
            "\ud800",
            "\0"
        };
        private static final int TRIALS = 20_000;
        private static final int MAX_PIECES = 16;

        /** The estimate keeps the parser from harm only if it is never too low. */
        @Test
        void isUsableOrRefusedAndNeverLargerThanEstimated() {
            Random random = new Random(4);
            int usable = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                StringBuilder trigger = new StringBuilder();
                int pieces = 1 + random.nextInt(MAX_PIECES);
                for (int i = 0; i < pieces; i++) {
                    trigger.append(PIECES[random.nextInt(PIECES.length)]);
                }
                usable += tryOut(trigger.toString()) ? 1 : 0;
            }
            assertThat(usable).as("expressions that were tried out at all").isGreaterThan(TRIALS / 50);
        }

        private static boolean tryOut(String trigger) {
            try {
                Trigger expression = Trigger.of(REGEX, trigger);
                assertThat((long) expression.size())
                        .as(trigger)
                        .isLessThanOrEqualTo(Repetitions.instructionsAtMost(trigger));
                expression.matches("aab🎉 7");
                return true;
            } catch (UnusableTrigger refused) {
                return false;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesMoreThanALineOfText(TriggerMatch match) {
        assertThat(Trigger.of(match, "x".repeat(Trigger.MAX_LENGTH))).isNotNull();
        assertUnusable(match, "x".repeat(Trigger.MAX_LENGTH + 1), "at most 200 characters");
    }
}
