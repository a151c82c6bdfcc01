package dev.guildhall.events.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object with named fields; those without a default must be present. */
public record Structure(List<ConfigField> fields) implements Kind {
    @Override
    public void check(String pointer, @Nullable Object value, List<Violation> faults) {
        if (!(value instanceof Map<?, ?> map)) {
            faults.add(new Violation(pointer, "must be an object"));
            return;
        }
        for (Object key : new ArrayList<>(map.keySet())) {
            if (fields.stream().noneMatch(f -> f.name().equals(key))) {
                faults.add(new Violation(pointer + "/" + Kind.escape(String.valueOf(key)), "is not a known field"));
            }
        }
        for (ConfigField field : fields) {
            if (map.containsKey(field.name())) {
                field.kind().check(pointer + "/" + field.name(), map.get(field.name()), faults);
            } else if (field.defaultValue() == null) {
                faults.add(new Violation(pointer + "/" + field.name(), "is required"));
            }
        }
    }

    @Override
    public void references(String pointer, @Nullable Object value, List<ConfigReference> references) {
        if (value instanceof Map<?, ?> map) {
            fields.forEach(f -> f.kind().references(pointer + "/" + f.name(), map.get(f.name()), references));
        }
    }

    @Override
    public Object complete(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> complete = new LinkedHashMap<>();
        for (ConfigField field : fields) {
            Object own = map.get(field.name());
            complete.put(field.name(), own != null ? field.kind().complete(own) : field.defaultValue());
        }
        return complete;
    }
}
