package dev.guildhall.query.configuration;

import java.util.Map;

/** What a guild chose for one module: whether it is on, and only those fields that were set. */
public record ModuleChoice(boolean enabled, Map<String, Object> config) {
    /** A module that nobody has touched. */
    public static final ModuleChoice UNTOUCHED = new ModuleChoice(false, Map.of());

    public ModuleChoice {
        config = Map.copyOf(config);
    }

    ModuleChoice switched(boolean on) {
        return new ModuleChoice(on, config);
    }

    ModuleChoice configured(Map<String, Object> chosen) {
        return new ModuleChoice(enabled, chosen);
    }
}
