package dev.guildhall.bot.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]+");
    private static final Pattern FAILURE = Pattern.compile(
            "-refused\\.|-unknown$|^unknown-|-which$|-cooling-down$|-too-many$|-full$|-off$|-duration$|-not-eligible$"
                    + "|^(guild-only|busy|away|failed|forbidden|conflict|too-many|refused)$");
    private static final Pattern HELPFUL =
            Pattern.compile(".*(/\\p{L}+|[.!?:](\\s|$).*[.!?}](\\s|$)).*", Pattern.DOTALL);

    @Nested
    class WhenSpoken {
        @Test
        void isInTheReadersLanguage() {
            assertThat(Wording.in(Locale.CANADA_FRENCH).say("on")).isEqualTo("activé");
        }

        @Test
        void isEnglishWhereThereIsNoTranslation() {
            assertThat(Wording.in(Locale.JAPANESE).say("on")).isEqualTo("on");
        }
    }

    @Nested
    class WhenTranslated {
        @ParameterizedTest
        @ValueSource(strings = {"answers", "commands"})
        void saysEverythingInBothLanguages(String bundle) {
            assertThat(keys(bundle, Locale.FRENCH)).isEqualTo(keys(bundle, Locale.ROOT));
        }

        @ParameterizedTest
        @ValueSource(strings = {"answers", "commands"})
        void hasTheSamePlacesInBothLanguages(String bundle) {
            ResourceBundle english = texts(bundle, Locale.ROOT);
            ResourceBundle french = texts(bundle, Locale.FRENCH);

            for (String key : english.keySet()) {
                assertThat(places(french.getString(key))).as(key).isEqualTo(places(english.getString(key)));
            }
        }

        /** A straight apostrophe would keep the places after it from being filled in. */
        @ParameterizedTest
        @ValueSource(strings = {"", "fr"})
        void hasNoApostropheThatHidesPlaces(String language) {
            ResourceBundle texts = texts("answers", Locale.of(language));

            assertThat(texts.keySet())
                    .allSatisfy(key -> assertThat(texts.getString(key)).as(key).doesNotContain("'"));
        }

        /** What is wrong and what helps are two sentences, or the one names the command that helps. */
        @ParameterizedTest
        @ValueSource(strings = {"", "fr"})
        void everyFailureSaysWhatToDo(String language) {
            ResourceBundle texts = texts("answers", Locale.of(language));
            List<String> failures = texts.keySet().stream()
                    .filter(key -> FAILURE.matcher(key).find())
                    .sorted()
                    .toList();

            assertThat(failures)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(key -> assertThat(texts.getString(key)).as(key).matches(HELPFUL));
        }

        private static Set<String> places(String text) {
            return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        }

        private static Set<String> keys(String bundle, Locale locale) {
            return texts(bundle, locale).keySet();
        }

        private static ResourceBundle texts(String bundle, Locale locale) {
            ResourceBundle.Control exactly = new ResourceBundle.Control() {
                @Override
                public List<Locale> getCandidateLocales(String name, Locale wanted) {
                    return List.of(wanted);
                }
            };
            return ResourceBundle.getBundle("dev.guildhall.bot." + bundle, locale, exactly);
        }
    }
}
