package dev.guildhall.events.config;

import dev.guildhall.events.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one configuration. What a guild has chosen is kept sparse (only the fields that it set); the defaults
 * are filled in when the configuration is read, so a better default reaches everybody who never chose.
 */
public record ConfigSchema(String name, List<ConfigField> fields, List<ConfigRule> rules) {
    /** Most faults that are told at once: nobody reads more, and an answer is not to outgrow its question. */
    public static final int MAX_VIOLATIONS = 100;

    static ConfigSchema of(String name, ConfigField... fields) {
        return new ConfigSchema(name, List.of(fields), List.of());
    }

    ConfigSchema where(ConfigRule... more) {
        return new ConfigSchema(name, fields, List.of(more));
    }

    public Optional<ConfigField> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }

    /**
     * What is wrong with an RFC 7396 merge patch of what was chosen, with pointers below {@code prefix}: each field by
     * itself, and if that is right, what would be in effect after it. {@code null} values reset a field.
     */
    public List<Violation> check(
            String prefix,
            Map<String, ? extends @Nullable Object> chosen,
            Map<String, ? extends @Nullable Object> patch) {
        List<Violation> faults = check(prefix, patch);
        if (!faults.isEmpty() || rules.isEmpty()) {
            return faults;
        }
        Map<String, @Nullable Object> after = new LinkedHashMap<>(chosen);
        after.putAll(patch);
        return rules.stream()
                .filter(rule -> !Collections.disjoint(rule.fields(), patch.keySet()))
                .flatMap(rule -> rule.faults(inEffect(after), patch.keySet()).stream())
                .map(fault -> new Violation(prefix + fault.pointer(), fault.detail()))
                .limit(MAX_VIOLATIONS)
                .toList();
    }

    /** What is wrong with each field of a patch by itself, with pointers below {@code prefix}. */
    public List<Violation> check(String prefix, Map<String, ? extends @Nullable Object> patch) {
        List<Violation> faults = new ArrayList<>();
        patch.forEach((key, value) -> field(key)
                .ifPresentOrElse(
                        field -> {
                            if (value != null) {
                                field.kind().check(prefix + "/" + key, value, faults);
                            }
                        },
                        () -> faults.add(new Violation(prefix + "/" + Kind.escape(key), "is not a known field"))));
        return faults.size() > MAX_VIOLATIONS ? List.copyOf(faults.subList(0, MAX_VIOLATIONS)) : faults;
    }

    /**
     * Every id that the (valid) patch, or a whole configuration, speaks of, in the schema's order, with pointers below
     * {@code prefix}.
     */
    public List<ConfigReference> references(String prefix, Map<String, ? extends @Nullable Object> patch) {
        List<ConfigReference> references = new ArrayList<>();
        for (ConfigField field : fields) {
            field.kind().references(prefix + "/" + field.name(), patch.get(field.name()), references);
        }
        return references;
    }

    /** What the (valid) patch would really change, in the schema's order of fields; empty when nothing. */
    public List<Change> changes(
            Map<String, ? extends @Nullable Object> chosen, Map<String, ? extends @Nullable Object> patch) {
        List<Change> changes = new ArrayList<>();
        for (ConfigField field : fields) {
            if (patch.containsKey(field.name())) {
                Object before = chosen.get(field.name());
                Object after = patch.get(field.name());
                if (!Objects.equals(before, after)) {
                    changes.add(new Change(field.name(), before, after));
                }
            }
        }
        return changes;
    }

    /** A patch that brings every default back. */
    public Map<String, @Nullable Object> reset() {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        fields.forEach(field -> patch.put(field.name(), null));
        return patch;
    }

    /** The configuration in effect: every field of the schema, in its order, as chosen or by default. */
    public Map<String, @Nullable Object> inEffect(Map<String, ? extends @Nullable Object> chosen) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (ConfigField field : fields) {
            Object own = chosen.get(field.name());
            all.put(field.name(), own != null ? field.kind().complete(own) : field.defaultValue());
        }
        return all;
    }
}
