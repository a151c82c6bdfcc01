package dev.guildhall.events.portable;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.wire.GuildDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A guild's settings and modules as they were chosen. Its JSON form is kept outside of Guildhall, so it is never changed: a
 * new shape is a new {@link #formatVersion}, and every old one is read for ever.
 *
 * @param version of the configuration: position of the last event that changed it
 * @param settings each a field of the schema, in its order; {@code null} where nothing was chosen and the default applies. A
 *     field that is missing altogether is left alone by whoever takes the document up
 * @param modules by word; one that is missing is left alone
 * @param references what the ids in it are of, each once, in the order in which they are met
 */
public record PortableConfiguration(
        String format,
        long formatVersion,
        SourceGuild guild,
        long version,
        Instant exportedAt,
        Map<String, @Nullable Object> settings,
        Map<String, PortableModule> modules,
        List<Reference> references) {
    public static final String FORMAT = "guildhall-configuration";
    public static final long FORMAT_VERSION = 1;

    /** Says nothing about anything. */
    public static final PortableConfiguration EMPTY = new PortableConfiguration(
            FORMAT, FORMAT_VERSION, new SourceGuild("", ""), 0, Instant.EPOCH, Map.of(), Map.of(), List.of());

    /** Where it comes from. */
    public record SourceGuild(String id, String name) {}

    /** @param config as {@link PortableConfiguration#settings} */
    public record PortableModule(boolean enabled, Map<String, @Nullable Object> config) {}

    /**
     * Something in Discord that the configuration speaks of.
     *
     * @param kind {@code role}, or which kind of channel: {@code text}, {@code voice}, {@code category}
     * @param name {@code null}, and so is its kind, where Discord did not have it any more
     */
    public record Reference(
            String id, @Nullable String kind, @Nullable String name) {
        public static final String ROLE = "role";
    }

    /**
     * @param settings those that were chosen
     * @param modules what was chosen of each, by word
     * @param directory of the guild; {@code null} where nothing is known of it
     */
    public static PortableConfiguration of(
            SourceGuild guild,
            long version,
            Instant exportedAt,
            Map<String, ? extends @Nullable Object> settings,
            Map<String, PortableModule> modules,
            @Nullable GuildDirectory directory) {
        Map<String, PortableModule> whole = new LinkedHashMap<>();
        for (GuildModule module : GuildModule.values()) {
            PortableModule chosen = modules.getOrDefault(module.word(), new PortableModule(false, Map.of()));
            whole.put(
                    module.word(),
                    new PortableModule(chosen.enabled(), fields(GuildSchemas.of(module), chosen.config())));
        }
        Map<String, @Nullable Object> all = fields(GuildSchemas.SETTINGS, settings);
        References references = new References(directory);
        return new PortableConfiguration(
                FORMAT, FORMAT_VERSION, guild, version, exportedAt, all, whole, references.of(named(all, whole)));
    }

    private static Map<String, @Nullable Object> fields(
            ConfigSchema schema, Map<String, ? extends @Nullable Object> chosen) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (ConfigField field : schema.fields()) {
            fields.put(field.name(), chosen.get(field.name()));
        }
        return fields;
    }

    /** Every id in it, wherever it stands; pointers are into the document. */
    public List<ConfigReference> named() {
        return named(settings, modules);
    }

    private static List<ConfigReference> named(
            Map<String, @Nullable Object> settings, Map<String, PortableModule> modules) {
        List<ConfigReference> named = new ArrayList<>(GuildSchemas.SETTINGS.references("/settings", settings));
        modules.forEach((word, module) -> GuildModule.of(word)
                .ifPresent(known -> named.addAll(
                        GuildSchemas.of(known).references("/modules/" + word + "/config", module.config()))));
        return named;
    }
}
