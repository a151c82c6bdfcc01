package dev.guildhall.events.config;

import dev.guildhall.events.GuildModule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be configured, as data for those who draw forms: types, bounds and defaults as they are checked here. Members
 * may be added; none changes its meaning.
 */
public final class SchemaDescription {
    private SchemaDescription() {}

    public static Map<String, @Nullable Object> ofEverything() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("settings", of(GuildSchemas.SETTINGS));
        all.put(
                "modules",
                Arrays.stream(GuildModule.values())
                        .map(module -> of(GuildSchemas.of(module)))
                        .toList());
        return all;
    }

    static Map<String, @Nullable Object> of(ConfigSchema schema) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("name", schema.name());
        description.put("fields", fields(schema.fields()));
        description.put(
                "rules", schema.rules().stream().map(SchemaDescription::rule).toList());
        return description;
    }

    private static List<Map<String, @Nullable Object>> fields(List<ConfigField> fields) {
        return fields.stream().map(SchemaDescription::field).toList();
    }

    private static Map<String, @Nullable Object> field(ConfigField field) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("name", field.name());
        description.putAll(kind(field.kind()));
        description.put("default", field.defaultValue());
        return description;
    }

    private static Map<String, @Nullable Object> kind(Kind kind) {
        return switch (kind) {
            case Kind.Text text ->
                type("text", "min", text.min(), "max", text.max(), "whiteSpace", text.whiteSpaceAllowed());
            case Kind.Whole whole -> type("integer", "min", whole.min(), "max", whole.max());
            case Kind.Flag flag -> type("boolean");
            case Kind.Choice choice -> type("choice", "choices", choice.words());
            case Kind.Colour colour -> type("colour");
            case Kind.TimeZone zone -> type("timezone");
            case Kind.Snowflake snowflake -> type("id", "of", snowflake.of().name());
            case Emoji emoji -> type("emoji");
            case HostName host -> type("host", "max", HostName.MAX_LENGTH);
            case NamePattern pattern ->
                type("name-pattern", "min", 1, "max", pattern.max(), "placeholders", pattern.placeholders());
            case Template text ->
                type(
                        "text",
                        "min",
                        text.min(),
                        "max",
                        text.max(),
                        "whiteSpace",
                        true,
                        "placeholders",
                        text.placeholders());
            case Listing list ->
                type("list", "max", list.max(), "unique", list.unique(), "items", kind(list.element()));
            case Structure structure -> type("object", "fields", fields(structure.fields()));
        };
    }

    private static Map<String, @Nullable Object> rule(ConfigRule rule) {
        return switch (rule) {
            case AtMost atMost -> type("at-most", "fields", atMost.fields());
            case Needs needs -> type("needs", "fields", needs.fields());
            case UsableTriggers triggers ->
                type("usable-triggers", "fields", triggers.fields(), "maxTotalSize", UsableTriggers.MAX_TOTAL_SIZE);
        };
    }

    private static Map<String, @Nullable Object> type(String type, Object... namesAndValues) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("type", type);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            description.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return description;
    }
}
