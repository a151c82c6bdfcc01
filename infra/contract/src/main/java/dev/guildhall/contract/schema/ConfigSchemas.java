package dev.guildhall.contract.schema;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.Emoji;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.HostName;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Listing;
import dev.guildhall.events.config.NamePattern;
import dev.guildhall.events.config.Structure;
import dev.guildhall.events.config.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schemas of settings and modules: in effect, and as a merge patch. */
public final class ConfigSchemas {
    static final String SNOWFLAKE = "Snowflake";
    private static final String PATCH = "Patch";

    private ConfigSchemas() {}

    /** By name: {@code Settings}, {@code WelcomeConfig} and so on, each also with {@code Patch} at its end. */
    public static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        put(all, "Settings", GuildSchemas.SETTINGS);
        List<String> names = new ArrayList<>();
        for (GuildModule module : GuildModule.values()) {
            String word = module.word();
            String name = Character.toUpperCase(word.charAt(0)) + word.substring(1) + "Config";
            put(all, name, GuildSchemas.of(module));
            names.add(name);
        }
        all.put("AnyConfig", anyOf(names, ""));
        all.put("AnyConfigPatch", anyOf(names, PATCH));
        return all;
    }

    private static void put(Map<String, Object> all, String name, ConfigSchema schema) {
        all.put(name, object(schema.fields(), false));
        all.put(name + PATCH, object(schema.fields(), true));
    }

    private static Map<String, Object> anyOf(List<String> names, String ending) {
        return Map.of(
                "anyOf", names.stream().map(name -> Schema.ref(name + ending)).toList());
    }

    private static Map<String, Object> object(List<ConfigField> fields, boolean patch) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (ConfigField field : fields) {
            Map<String, Object> schema = of(field.kind());
            boolean nullable = patch || field.defaultValue() == null;
            Map<String, Object> property = nullable ? Schema.nullable(schema) : schema;
            if (field.defaultValue() != null) {
                property.put("default", field.defaultValue());
            }
            properties.put(field.name(), property);
        }
        List<String> required =
                patch ? List.of() : fields.stream().map(ConfigField::name).toList();
        return Schema.object(properties, required);
    }

    /** An element of a list: what has a default may be left out. */
    private static Map<String, Object> structure(List<ConfigField> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), of(field.kind())));
        return Schema.object(
                properties,
                fields.stream()
                        .filter(field -> field.defaultValue() == null)
                        .map(ConfigField::name)
                        .toList());
    }

    private static Map<String, Object> of(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> text(text);
            case Kind.Whole whole -> Schema.of("integer", "minimum", whole.min(), "maximum", whole.max());
            case Kind.Flag flag -> Schema.of("boolean");
            case Kind.Choice choice -> Schema.of("string", "enum", choice.words());
            case Kind.Colour colour -> Schema.of("string", "pattern", "^#[0-9a-fA-F]{6}$");
            case Kind.TimeZone zone -> Schema.of("string", "description", "A time zone of the IANA data base");
            case Emoji emoji ->
                Schema.of("string", "minLength", 1, "description", "An emoji, or one of Discord's own as <:name:id>");
            case HostName host -> Schema.of("string", "minLength", 1, "description", "A host's name");
            case NamePattern pattern ->
                Schema.of(
                        "string",
                        "minLength",
                        1,
                        "description",
                        "May hold " + String.join(", ", pattern.placeholders()));
            case Template template ->
                Schema.of(
                        "string",
                        "minLength",
                        template.min(),
                        "maxLength",
                        template.max(),
                        "description",
                        "May hold " + String.join(", ", template.placeholders()));
            case Kind.Snowflake id -> Schema.described(Schema.ref(SNOWFLAKE), "Of a " + words(id.of()));
            case Listing list -> Schema.of("array", "maxItems", list.max(), "items", of(list.element()));
            case Structure structure -> structure(structure.fields());
        };
    }

    private static Map<String, Object> text(Kind.Text text) {
        Map<String, Object> schema = Schema.of("string", "minLength", text.min(), "maxLength", text.max());
        if (!text.whiteSpaceAllowed()) {
            schema.put("pattern", "^\\S*$");
        }
        return schema;
    }

    private static String words(Kind.Snowflake.Target target) {
        return target.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
