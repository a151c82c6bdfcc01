package dev.guildhall.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.Personal;
import dev.guildhall.events.settings.SettingsChanged;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event of a guild is told in a sentence, in every language, and never with what somebody wrote. */
class SummariesTest {
    private static final String GUILD = "1180000000000000001";
    private static final Summaries SUMMARIES = new Summaries();

    static Stream<Class<? extends GuildhallEvent>> eventsOfGuilds() {
        return EventCatalogue.all().stream().filter(OfGuild.class::isAssignableFrom);
    }

    private static Map<String, RecordComponent> components(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
    }

    @ParameterizedTest
    @MethodSource("eventsOfGuilds")
    void everyEventHasASentenceWhosePlacesItCanFill(Class<? extends GuildhallEvent> event) {
        String type = EventCatalogue.typeOf(event);
        for (Locale locale : Summaries.LOCALES) {
            String sentence = SUMMARIES.sentence(type, locale);
            assertThat(sentence).as("%s in %s has a sentence", type, locale).isNotEqualTo(type);
            for (MatchResult place : Summaries.PLACE.matcher(sentence).results().toList()) {
                RecordComponent component = components(event).get(place.group(2));
                assertThat(component).as("%s in %s", place.group(), type).isNotNull();
                assertThat(Objects.requireNonNull(component).isAnnotationPresent(Personal.class))
                        .as("%s of %s is personal", place.group(), type)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("eventsOfGuilds")
    void noTermOfAnEventHoldsWhatSomebodyWrote(Class<? extends GuildhallEvent> event) {
        OfGuild sample = (OfGuild) SampleEvent.of(event, GUILD);
        Map<String, String> metadata = Map.of("actorId", "7", "actorName", "secret", "reason", "secret");

        Set<String> terms = Term.of(EventCatalogue.typeOf(event), sample, metadata, SUMMARIES);

        assertThat(terms)
                .contains(Term.EVERYTHING, Term.type(EventCatalogue.typeOf(event)))
                .noneMatch(term -> term.contains("secret"));
    }

    @Test
    void everyLanguageHasTheSameSentences() {
        List<Set<String>> keys = Summaries.LOCALES.stream()
                .map(locale -> ResourceBundle.getBundle("dev.guildhall.query.history.summaries", locale)
                        .keySet())
                .toList();
        assertThat(keys)
                .allSatisfy(one -> assertThat(one)
                        .isEqualTo(eventsOfGuilds().map(EventCatalogue::typeOf).collect(Collectors.toSet())));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-,en", "fr,fr", "'fr-CA,en;q=0.5',fr", "'de,fr;q=0.1',fr", "de,en", "'',en", "'*',en", "'q=;,',en"
            })
    void theLanguageIsTheBestOfThoseAskedFor(String asked, String told) {
        assertThat(Summaries.locale(asked).getLanguage()).isEqualTo(told);
    }

    @Nested
    class WhenManyFieldsChange {
        @Test
        void onlyTheFirstAreNamed() {
            List<dev.guildhall.events.Change> changes = IntStream.range(0, Summaries.MAX_NAMED + 1)
                    .mapToObj(i -> new dev.guildhall.events.Change("field" + i, null, "x"))
                    .toList();

            String summary = SUMMARIES.of("settings.Changed", new SettingsChanged(GUILD, changes), Locale.ENGLISH);

            assertThat(summary)
                    .startsWith("Settings were changed: field0, field1")
                    .endsWith("field9 …");
        }
    }
}
