package dev.guildhall.events;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalogue of events as a page, made from the records, the golden files and the descriptions. */
final class EventsDocument {
    static final Path PAGE = Path.of("EVENTS.md");
    static final String METADATA = "metadata.";
    private static final Path DESCRIPTIONS = Path.of("src/test/resources/descriptions.properties");

    private final Properties descriptions = new Properties();
    private final StringBuilder page = new StringBuilder();

    private EventsDocument() {
        try (Reader reader = Files.newBufferedReader(DESCRIPTIONS, StandardCharsets.UTF_8)) {
            descriptions.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String render() {
        return new EventsDocument().write();
    }

    /** Everything that has a description. */
    static Set<String> described() {
        return new TreeSet<>(new EventsDocument().descriptions.stringPropertyNames());
    }

    private String write() {
        page.append("""
                # Events

                What stands in the log. This page is made from the code: edit the records, the golden files or
                `src/test/resources/descriptions.properties`, then run

                ```
                %s
                ```

                A stored shape never changes. Another shape is the next revision of the event, with an upcaster from the
                former one, a golden file (`src/test/resources/golden/<type>.<revision>.json`) and a shape file
                (`src/test/resources/shapes/<type>.<revision>.txt`) of its own.

                A field marked as personal stands encrypted under the key of the person named and reads `[erased]` once that
                key is gone.

                | type | revision | what happened |
                |---|---|---|
                """.formatted(EventsDocumentTest.REWRITE));
        EventCatalogue.all().forEach(this::line);
        EventCatalogue.all().forEach(this::section);
        parts();
        metadata();
        return page.toString();
    }

    private void line(Class<?> event) {
        String type = EventCatalogue.typeOf(event);
        page.append("| [`%s`](#%s) | %d | %s |\n"
                .formatted(type, anchor(type), EventCatalogue.revisionOf(event), description(type)));
    }

    private void section(Class<?> event) {
        page.append("\n## %s\n\n".formatted(EventCatalogue.typeOf(event)));
        fields(event);
        page.append("\n```json\n")
                .append(new String(GoldenFile.of(event).payload(), StandardCharsets.UTF_8))
                .append("\n```\n");
    }

    private void fields(Class<?> shape) {
        page.append("| field | JSON |\n|---|---|\n");
        for (RecordComponent field : shape.getRecordComponents()) {
            page.append(
                    "| `%s` | %s%s |\n".formatted(field.getName(), json(field.getAnnotatedType()), personal(field)));
        }
    }

    private static String personal(RecordComponent field) {
        Personal personal = field.getAnnotation(Personal.class);
        return personal == null ? "" : ", personal: about `%s`".formatted(personal.of());
    }

    private void parts() {
        page.append("\n# Parts of events\n\n## Change\n\n");
        fields(Change.class);
        page.append("""

                `path` is the name of a field. `null` before or after means that the guild had not chosen a value, so that the
                default of the day applied.
                """);
        part(GiveawayRequirements.class);
        part(BonusEntries.class);
        part(GiveawayAppearance.class);
    }

    private void part(Class<?> shape) {
        page.append("\n## %s\n\n".formatted(shape.getSimpleName()));
        fields(shape);
    }

    private void metadata() {
        page.append("""

                # Metadata

                Strings that accompany every event; absent means unknown. Personal ones are encrypted under the key of the
                person who acted and read `[erased]` once that key is gone.

                | key | personal | what it says |
                |---|---|---|
                """);
        for (String key : new TreeSet<>(MetadataKeys.ALL)) {
            page.append("| `%s` | %s | %s |\n"
                    .formatted(key, MetadataKeys.PERSONAL.contains(key) ? "yes" : "", description(METADATA + key)));
        }
    }

    private String description(String key) {
        return descriptions.getProperty(key, "");
    }

    private static String json(AnnotatedType type) {
        return plain(type) + (type.isAnnotationPresent(Nullable.class) ? " or null" : "");
    }

    private static String plain(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list) {
            return "array of " + json(list.getAnnotatedActualTypeArguments()[0]);
        }
        if (type.getType() instanceof Class<?> shape && shape.isRecord()) {
            return "[%s](#%s)".formatted(shape.getSimpleName(), anchor(shape.getSimpleName()));
        }
        return switch (type.getType().getTypeName()) {
            case "java.lang.String" -> "string";
            case "long", "int", "java.lang.Long" -> "whole number";
            case "boolean" -> "boolean";
            case "java.lang.Object" -> "any value";
            default -> throw new IllegalArgumentException("no JSON type is known for " + type);
        };
    }

    /** As the usual renderers make one from a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(".", "");
    }
}
