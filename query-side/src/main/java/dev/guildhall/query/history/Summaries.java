package dev.guildhall.query.history;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says in a sentence what an event was. Never anything that somebody wrote: summaries are searched. A sentence has places
 * for what the event says: {@code {prize}}, of a list {@code {#winners}} for how many, and {@code {changes}} for the names of
 * the fields. Immutable.
 */
final class Summaries {
    /** In which there are sentences; the first is for everybody else. */
    static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.FRENCH);

    /** Of a list no more are named. */
    static final int MAX_NAMED = 10;

    static final Pattern PLACE = Pattern.compile("\\{(#?)(\\w+)}");
    private static final String NOTHING = "–";
    private static final String BUNDLE = Summaries.class.getPackageName() + ".summaries";

    private final Map<Locale, ResourceBundle> sentences = LOCALES.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    locale -> ResourceBundle.getBundle(
                            BUNDLE,
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))));

    /** The language that somebody prefers, of those that there are. */
    static Locale locale(@Nullable String acceptLanguage) {
        try {
            Locale found = acceptLanguage == null || acceptLanguage.isBlank()
                    ? null
                    : Locale.lookup(LanguageRange.parse(acceptLanguage), LOCALES);
            return found == null ? LOCALES.getFirst() : found;
        } catch (IllegalArgumentException e) {
            return LOCALES.getFirst();
        }
    }

    /** The sentence for a type, with its places; the type itself where there is none. */
    String sentence(String type, Locale locale) {
        ResourceBundle bundle = Objects.requireNonNull(sentences.get(locale), "no language of ours");
        try {
            return bundle.getString(type);
        } catch (MissingResourceException e) {
            // Of an event that an older program knows nothing of: it is in the timeline all the same.
            return type;
        }
    }

    String of(String type, GuildhallEvent event, Locale locale) {
        String sentence = sentence(type, locale);
        if (sentence.indexOf('{') < 0) {
            return sentence;
        }
        JsonNode json = EventJson.mapper().valueToTree(event);
        return PLACE.matcher(sentence).replaceAll(place -> Matcher.quoteReplacement(text(json, place)));
    }

    private static String text(JsonNode event, MatchResult place) {
        JsonNode value = event.path(place.group(2));
        if (!place.group(1).isEmpty()) {
            return Integer.toString(value.size());
        }
        if (!value.isArray()) {
            return plain(value);
        }
        String named = StreamSupport.stream(value.spliterator(), false)
                .limit(MAX_NAMED)
                .map(one -> plain(one.isObject() ? one.path("path") : one))
                .collect(Collectors.joining(", "));
        return value.isEmpty() ? NOTHING : value.size() > MAX_NAMED ? named + " …" : named;
    }

    private static String plain(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? NOTHING : value.asString();
    }
}
