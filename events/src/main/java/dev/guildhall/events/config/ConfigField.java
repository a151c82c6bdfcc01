package dev.guildhall.events.config;

import org.jspecify.annotations.Nullable;

/** One field of a configuration. A {@code null} default means that the field may be empty. */
public record ConfigField(String name, Kind kind, @Nullable Object defaultValue) {
    static ConfigField field(String name, Kind kind) {
        return new ConfigField(name, kind, null);
    }

    ConfigField byDefault(Object value) {
        return new ConfigField(name, kind, value);
    }
}
