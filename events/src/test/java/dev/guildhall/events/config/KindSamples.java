package dev.guildhall.events.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that a kind accepts. */
final class KindSamples {
    private static final String ID = "1180000000000000301";

    private KindSamples() {}

    static Map<String, @Nullable Object> ofEveryField(ConfigSchema schema) {
        return ofEveryField(schema.fields());
    }

    private static Map<String, @Nullable Object> ofEveryField(List<ConfigField> fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.forEach(f -> values.put(f.name(), accepted(f.kind())));
        return values;
    }

    static Object accepted(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> "x".repeat(text.min() == 0 ? 1 : text.min());
            case Kind.Whole whole -> whole.min();
            case Kind.Flag flag -> true;
            case Kind.Choice choice -> choice.words().getFirst();
            case Kind.Colour colour -> "#58abf2";
            case Kind.TimeZone zone -> "Europe/Paris";
            case Kind.Snowflake snowflake -> ID;
            case Kind.Listing list -> List.of(accepted(list.element()));
            case Kind.Structure structure -> ofEveryField(structure.fields());
        };
    }
}
