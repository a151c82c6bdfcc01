package dev.guildhall.command.history;

import org.jspecify.annotations.Nullable;

/**
 * One field of a guild's configuration, as events name it.
 *
 * @param module {@code null} for a general setting
 * @param name {@code null} for the module's switch
 */
public record ConfiguredField(
        @Nullable String module, @Nullable String name) {
    public static ConfiguredField setting(String name) {
        return new ConfiguredField(null, name);
    }

    /** Where it is in a guild's configuration, as the timeline says it: {@code /modules/welcome/enabled}. */
    public String path() {
        if (module == null) {
            return "/settings/" + name;
        }
        return "/modules/" + module + (name == null ? "/enabled" : "/config/" + name);
    }
}
