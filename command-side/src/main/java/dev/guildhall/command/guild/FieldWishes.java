package dev.guildhall.command.guild;

import dev.guildhall.command.history.ConfiguredField;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What single fields all over the configuration are to be.
 *
 * @param wishes {@code null} for the default; a switch is either {@code true} or off
 */
record FieldWishes(GuildState state, Map<ConfiguredField, @Nullable Object> wishes) {
    /** What was chosen for it; {@code null} when nothing. */
    static @Nullable Object now(GuildState state, ConfiguredField field) {
        String module = field.module();
        if (module == null) {
            return state.settings().get(field.name());
        }
        ModuleState is = state.modules().getOrDefault(module, ModuleState.INITIAL);
        return field.name() == null
                ? Boolean.valueOf(is.enabled())
                : is.chosen().get(field.name());
    }

    /** Ordinary changes in the order of the configuration, and each module's switch before the rest of it. */
    List<GuildhallEvent> events() {
        List<GuildhallEvent> events = new ArrayList<>();
        List<Change> settings = GuildSchemas.SETTINGS.changes(state.settings(), patch(null));
        if (!settings.isEmpty()) {
            events.add(new SettingsChanged(state.guildId(), settings));
        }
        for (GuildModule module : GuildModule.values()) {
            events.addAll(new ConfigurationPolicy(state).switched(module, enabled(module)));
            List<Change> changes =
                    GuildSchemas.of(module).changes(state.module(module).chosen(), patch(module.word()));
            if (!changes.isEmpty()) {
                events.add(new ModuleConfigured(state.guildId(), module.word(), changes));
            }
        }
        return events;
    }

    private @Nullable Boolean enabled(GuildModule module) {
        ConfiguredField toggle = new ConfiguredField(module.word(), null);
        return wishes.containsKey(toggle) ? Boolean.TRUE.equals(wishes.get(toggle)) : null;
    }

    /** Of a module's configuration, or of the settings. */
    Map<String, @Nullable Object> patch(@Nullable String module) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        wishes.forEach((field, value) -> {
            String name = field.name();
            if (name != null && Objects.equals(field.module(), module)) {
                patch.put(name, value);
            }
        });
        return patch;
    }
}
