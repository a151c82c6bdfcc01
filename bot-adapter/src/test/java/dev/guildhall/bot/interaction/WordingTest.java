package dev.guildhall.bot.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
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

        private static java.util.Set<String> keys(String bundle, Locale locale) {
            ResourceBundle.Control exactly = new ResourceBundle.Control() {
                @Override
                public java.util.List<Locale> getCandidateLocales(String name, Locale wanted) {
                    return java.util.List.of(wanted);
                }
            };
            return ResourceBundle.getBundle("dev.guildhall.bot." + bundle, locale, exactly)
                    .keySet();
        }
    }
}
