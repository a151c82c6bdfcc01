package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words by which an event is found: of its sentence in each language, then of its fields. Immutable. */
final class FoldedWords {
    private static final int MAX_WORDS = 64;
    private static final int MAX_LETTERS = 40;
    private static final int MAX_NAMED = 10;

    private static final Pattern PLACE = Pattern.compile("\\{(#?)(\\w+)}");

    private final List<Properties> languages = List.of(language("summaries"), language("summaries_fr"));

    /** What is said to people is no code: it is read where the program reads it. */
    private static Properties language(String name) {
        String path = "/dev/guildhall/query/history/" + name + ".properties";
        Properties sentences = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(FoldedWords.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    Set<String> of(StoredEvent event, List<FoldedFields.Field> fields) {
        StringJoiner text = new StringJoiner(" ");
        for (Properties sentences : languages) {
            String sentence = sentences.getProperty(event.type());
            if (sentence == null) {
                throw event.unknown();
            }
            text.add(PLACE.matcher(sentence)
                    .replaceAll(place -> Matcher.quoteReplacement(
                            place.group(1).isEmpty()
                                    ? told(event.value(place.group(2)))
                                    : Integer.toString(
                                            event.value(place.group(2)).size()))));
        }
        for (FoldedFields.Field field : fields) {
            if (field.searched()) {
                text.add(field.path()).add(all(field.before())).add(all(field.after()));
            }
        }
        return words(text.toString());
    }

    private static String told(JsonNode value) {
        return value.isArray()
                ? value.valueStream()
                        .limit(MAX_NAMED)
                        .map(one -> one.isObject() ? one.path("path").asText() : one.asText())
                        .collect(Collectors.joining(" "))
                : value.isNull() ? "" : value.asText();
    }

    private static String all(JsonNode value) {
        if (!value.isContainerNode()) {
            return value.asText();
        }
        StringJoiner all = new StringJoiner(" ");
        value.propertyStream().forEach(field -> all.add(field.getKey()).add(all(field.getValue())));
        if (value.isArray()) {
            value.forEach(one -> all.add(all(one)));
        }
        return all.toString();
    }

    private static Set<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at <= plain.length() && words.size() < MAX_WORDS; ) {
            int letter = at < plain.length() ? plain.codePointAt(at) : ' ';
            at += Character.charCount(letter);
            if (Character.isLetter(letter) || isNumber(letter)) {
                word.appendCodePoint(letter);
            } else if (!isMark(letter) && !word.isEmpty()) {
                words.add(word.substring(0, Math.min(MAX_LETTERS, word.length())));
                word.setLength(0);
            }
        }
        return words;
    }

    private static boolean isNumber(int letter) {
        return switch (Character.getType(letter)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** An accent belongs to the letter before it. */
    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
