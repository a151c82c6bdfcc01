package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What events make of which fields, as {@code fields.txt} says. Immutable. */
final class FoldedFields {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String EACH = "*";

    /**
     * @param said whether the event says what was before
     * @param searched whether its words may be
     */
    record Field(String path, boolean said, boolean searched, JsonNode before, JsonNode after) {}

    private record Rule(String how, String path, String after, String before) {
        Stream<Field> of(StoredEvent event) {
            return path.endsWith(EACH)
                    ? event.payload().path("changes").valueStream().map(change -> field(event, change))
                    : Stream.of(field(event, event.payload()));
        }

        private Field field(StoredEvent event, JsonNode from) {
            String name = from.path("path").asText();
            String known = PLACE.matcher(path)
                    .replaceAll(place -> Matcher.quoteReplacement(event.text(place.group(1))))
                    .replace(EACH, path.startsWith("/access/") ? name.replace('.', '/') : name);
            return new Field(
                    known, how.equals("changed"), !how.equals("written"), value(before, from), value(after, from));
        }

        private static JsonNode value(String said, JsonNode from) {
            if (said.startsWith("'")) {
                return TextNode.valueOf(said.substring(1, said.length() - 1));
            }
            return from.hasNonNull(said) ? from.path(said) : NullNode.getInstance();
        }
    }

    private final Map<String, List<Rule>> rules;

    FoldedFields() {
        this.rules = lines().collect(Collectors.groupingBy(
                line -> line[0],
                HashMap::new,
                Collectors.mapping(
                        line -> new Rule(line[1], line[2], line[3], line.length > 4 ? line[4] : "null"),
                        Collectors.toList())));
    }

    private static Stream<String[]> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FoldedFields.class.getResourceAsStream("fields.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Field> of(StoredEvent event) {
        return rules.getOrDefault(event.type(), List.of()).stream()
                .flatMap(rule -> rule.of(event))
                .toList();
    }
}
