package dev.guildhall.command.guild;

import dev.guildhall.command.history.ConfiguredField;
import dev.guildhall.command.portable.DroppedId;
import dev.guildhall.command.portable.ImportDocument;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.portable.PortableConfiguration.PortableModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings, or one module's configuration, of a document on its way into a guild: what is right in it, and what is not.
 * What the guild is configured with already is right whatever it is. For one decision on one thread.
 */
final class ImportPart {
    private static final String DOCUMENT = "/document";

    private final GuildState state;
    private final ConfigSchema schema;
    private final @Nullable String module;
    private final String prefix;
    private final Map<String, Object> chosen;

    /** What the document wants otherwise, valid by itself. */
    private final Map<String, @Nullable Object> wanted = new LinkedHashMap<>();

    private final List<DroppedId> dropped = new ArrayList<>();
    private final List<Violation> refused = new ArrayList<>();

    private ImportPart(
            GuildState state,
            ConfigSchema schema,
            @Nullable String module,
            String prefix,
            Map<String, Object> chosen,
            Map<String, @Nullable Object> fields) {
        this.state = state;
        this.schema = schema;
        this.module = module;
        this.prefix = prefix;
        this.chosen = chosen;
        fields.forEach(this::look);
    }

    static ImportPart settings(GuildState state, Map<String, @Nullable Object> fields) {
        return new ImportPart(state, GuildSchemas.SETTINGS, null, DOCUMENT + "/settings", state.settings(), fields);
    }

    static ImportPart module(GuildState state, GuildModule module, PortableModule fields) {
        return new ImportPart(
                state,
                GuildSchemas.of(module),
                module.word(),
                DOCUMENT + "/modules/" + module.word() + "/config",
                state.module(module).chosen(),
                fields.config());
    }

    private void look(String name, @Nullable Object value) {
        if (value != null && value.equals(chosen.get(name))) {
            wanted.put(name, value); // its ids may still be mapped
            return;
        }
        ConfigField field = schema.field(name).orElse(null);
        int before = refused.size();
        if (field == null) {
            refused.add(new Violation(pointer(name), "is not a known field"));
        } else if (value != null) {
            field.kind().check(pointer(name), value, refused);
        }
        if (refused.size() == before) {
            wanted.put(name, value);
        }
    }

    /** Every id in what is valid. */
    List<ConfigReference> named() {
        return schema.references(prefix, wanted);
    }

    void translate(IdMatching matching) {
        for (String name : List.copyOf(wanted.keySet())) {
            Object value = wanted.get(name);
            ConfigField field = schema.field(name).orElse(null);
            if (value != null && field != null) {
                IdTranslation translation = new IdTranslation(matching);
                wanted.put(name, translation.of(field.kind(), value, pointer(name)));
                dropped.addAll(translation.dropped(new ConfiguredField(module, name).path()));
                refuse(translation.unmatched());
            }
            if (wanted.containsKey(name) && Objects.equals(wanted.get(name), chosen.get(name))) {
                wanted.remove(name);
            }
        }
    }

    /** What is wrong with what is left, until nothing is: without one field another may be wrong. */
    void check(ImportDocument command) {
        List<Violation> faults;
        do {
            faults = schema.check(prefix, chosen, wanted);
            if (faults.isEmpty()) {
                faults = NewReferences.missing(state, command, NewReferences.in(schema, prefix, chosen, wanted));
            }
            refuse(faults);
        } while (!faults.isEmpty());
    }

    private void refuse(List<Violation> faults) {
        refused.addAll(faults);
        faults.forEach(fault -> wanted.keySet().removeIf(name -> isAt(fault.pointer(), pointer(name))));
    }

    private static boolean isAt(String pointer, String field) {
        return pointer.equals(field) || pointer.startsWith(field + "/");
    }

    private String pointer(String name) {
        return prefix + "/" + Kind.escape(name);
    }

    Map<ConfiguredField, @Nullable Object> wishes() {
        Map<ConfiguredField, @Nullable Object> wishes = new LinkedHashMap<>();
        wanted.forEach((name, value) -> wishes.put(new ConfiguredField(module, name), value));
        return wishes;
    }

    List<DroppedId> dropped() {
        return dropped;
    }

    List<Violation> refused() {
        return refused;
    }
}
