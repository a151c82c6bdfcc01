package dev.guildhall.contract.route;

import dev.guildhall.contract.access.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is declared about a route.
 *
 * @param feature the file in which it stands
 * @param fields as written there; their names are those of {@link Field}
 */
public record RouteRow(Route route, String feature, Map<String, Object> fields) {
    /** What a row may say. All but access and summary may be left out. */
    public enum Field {
        /** A {@link Rule}. */
        ACCESS,
        SUMMARY,
        DESCRIPTION,
        /** Descriptions of query parameters and headers, by name. */
        PARAMETERS,
        /** The type of the body, where the method's signature does not tell. */
        BODY,
        /** The type of {@code data} in the answer, likewise; {@code none} for no body, {@code stream} for events. */
        ANSWER,
        /** Of an answer that is not the envelope around {@code data}, but what ANSWER says itself. */
        CONTENT_TYPE,
        /** Another media type in which whoever asks for it gets the same, as text. */
        ALSO_AS,
        /** Whether the answer carries a version; by default where the route is about a guild. */
        VERSIONED,
        /** Of success; 200 by default. */
        STATUSES,
        /** Of failures beyond those that follow from access and signature. */
        FAILURES,
        /** A body that is really sent, by tests too. */
        EXAMPLE,
        /** Values of path variables and query parameters for the example. */
        WITH,
        /** Why tests do not send the example and expect success. */
        NOT_TRIED,
        /** Another body with which the door is tried, where the example would do harm. */
        PROBE,
        /** Whether whoever calls it is signed out by that. */
        SIGNS_OUT,
        /** Whether it is served by the platform, not by a controller. */
        PLATFORM;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public RouteRow {
        Set<String> unknown = new TreeSet<>(fields.keySet());
        for (Field field : Field.values()) {
            unknown.remove(field.word());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(route + " has unknown fields " + unknown);
        }
        if (!fields.containsKey(Field.ACCESS.word()) || !fields.containsKey(Field.SUMMARY.word())) {
            throw new IllegalArgumentException(route + " needs access and summary");
        }
    }

    public Rule access() {
        return Rule.valueOf(String.valueOf(get(Field.ACCESS)));
    }

    public @Nullable Object get(Field field) {
        return fields.get(field.word());
    }

    public String text(Field field) {
        Object value = get(field);
        return value == null ? "" : String.valueOf(value).strip();
    }

    public boolean is(Field field) {
        return Boolean.TRUE.equals(get(field));
    }

    public boolean isVersioned() {
        return get(Field.VERSIONED) instanceof Boolean said
                ? said
                : route.path().contains("{guildId}");
    }

    /** The values named in {@link Field#WITH}, as text. */
    public Map<String, String> with() {
        return get(Field.WITH) instanceof Map<?, ?> values ? RouteTable.texts(values) : Map.of();
    }

    public Map<String, String> parameters() {
        return get(Field.PARAMETERS) instanceof Map<?, ?> values ? RouteTable.texts(values) : Map.of();
    }

    public List<Integer> statuses() {
        List<Integer> said = RouteTable.numbers(get(Field.STATUSES));
        return said.isEmpty() ? List.of(200) : said;
    }

    public List<Integer> failures() {
        return RouteTable.numbers(get(Field.FAILURES));
    }
}
