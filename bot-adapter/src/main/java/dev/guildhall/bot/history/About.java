package dev.guildhall.bot.history;

import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody wants to see: all, those of the settings or of one module, or those of one field.
 *
 * @param part {@code settings} or the word of a module; {@code null} for all
 * @param field {@code null} for all of the part
 */
record About(@Nullable String part, @Nullable String field) {
    static final String SETTINGS = "settings";
    static final About EVERYTHING = new About(null, null);
    private static final String SEPARATOR = ".";

    /** As it is typed: {@code settings}, {@code welcome}, {@code settings.prefix}. Empty for what there is not. */
    static Optional<About> read(String typed) {
        String[] words = typed.strip().split("\\.", -1);
        String part = words[0];
        Optional<ConfigSchema> schema = schema(part);
        if (schema.isEmpty() || words.length > 2) {
            return Optional.empty();
        }
        if (words.length == 1) {
            return Optional.of(new About(part, null));
        }
        return schema.get().field(words[1]).map(field -> new About(part, field.name()));
    }

    /** Everything that can be typed. */
    static List<String> all() {
        List<String> all = new ArrayList<>(List.of(SETTINGS));
        for (GuildModule module : GuildModule.values()) {
            all.add(module.word());
        }
        for (String part : List.copyOf(all)) {
            schema(part)
                    .ifPresent(schema -> schema.fields().stream()
                            .map(ConfigField::name)
                            .forEach(field -> all.add(part + SEPARATOR + field)));
        }
        return all;
    }

    /** The field that a path of a change stands for; empty for a module's switch, and for what is gone. */
    static Optional<ConfigField> fieldAt(String path) {
        String[] words = path.split("/", -1);
        boolean ofModule = words.length == 5 && words[1].equals("modules") && words[3].equals("config");
        boolean setting = words.length == 3 && words[1].equals(SETTINGS);
        if (!ofModule && !setting) {
            return Optional.empty();
        }
        return schema(ofModule ? words[2] : SETTINGS).flatMap(schema -> schema.field(words[words.length - 1]));
    }

    private static Optional<ConfigSchema> schema(String part) {
        return part.equals(SETTINGS)
                ? Optional.of(GuildSchemas.SETTINGS)
                : GuildModule.of(part).map(GuildSchemas::of);
    }

    boolean concerns(Change change) {
        return field == null || change.path().endsWith("/" + field);
    }

    /** As arguments of a custom id. */
    String[] arguments() {
        if (part == null) {
            return new String[0];
        }
        return field == null ? new String[] {part} : new String[] {part, field};
    }

    /** What {@link #arguments} said; empty where they never did. */
    static Optional<About> of(List<String> arguments) {
        return arguments.isEmpty() ? Optional.of(EVERYTHING) : read(String.join(SEPARATOR, arguments));
    }
}
