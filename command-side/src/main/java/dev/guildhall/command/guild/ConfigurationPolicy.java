package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.NamesDiscordIds;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.modules.ModuleRejection.InvalidConfiguration;
import dev.guildhall.command.modules.ModuleRejection.UnknownModule;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.command.settings.SettingsRejection.InvalidSettings;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of changes of settings and modules: nothing where nothing would change. Throws
 * {@link dev.guildhall.command.dispatch.Rejected} with everything that is wrong, or when it has to know which ids there are.
 */
record ConfigurationPolicy(GuildState state) {
    private static final String CONFIG = "/config";

    List<SettingsChanged> settings(ChangeSettings command) {
        ConfigSchema schema = GuildSchemas.SETTINGS;
        check(command, new Patch(schema, "", state.settings(), command.patch()), InvalidSettings::new);
        List<Change> changes = schema.changes(state.settings(), command.patch());
        return changes.isEmpty() ? List.of() : List.of(new SettingsChanged(state.guildId(), changes));
    }

    /** The switch first, so that whoever hears of the configuration knows whether it is in use. */
    List<ModuleEvent> configured(GuildModule module, ConfigureModule command) {
        ConfigSchema schema = GuildSchemas.of(module);
        Map<String, Object> chosen = state.module(module).chosen();
        check(command, new Patch(schema, CONFIG, chosen, command.patch()), InvalidConfiguration::new);
        List<ModuleEvent> events = new ArrayList<>(switched(module, command.enabled()));
        List<Change> changes = schema.changes(chosen, command.patch());
        if (!changes.isEmpty()) {
            events.add(new ModuleConfigured(state.guildId(), module.word(), changes));
        }
        return events;
    }

    /** @param enabled {@code null} leaves the switch as it is */
    List<ModuleEvent> switched(GuildModule module, @Nullable Boolean enabled) {
        if (enabled == null || enabled == state.module(module).enabled()) {
            return List.of();
        }
        return List.of(
                enabled
                        ? new ModuleEnabled(state.guildId(), module.word())
                        : new ModuleDisabled(state.guildId(), module.word()));
    }

    GuildModule known(String module) {
        return GuildModule.of(module).orElseThrow(() -> state.rejected(new UnknownModule()));
    }

    /** A patch, with pointers below {@code prefix}, of what was chosen. */
    private record Patch(
            ConfigSchema schema, String prefix, Map<String, Object> chosen, Map<String, @Nullable Object> patch) {
        List<Violation> faults() {
            return schema.check(prefix, chosen, patch);
        }

        List<ConfigReference> newReferences() {
            return NewReferences.in(schema, prefix, chosen, patch);
        }
    }

    private void check(NamesDiscordIds command, Patch patch, Function<List<Violation>, Rejection> invalid) {
        List<Violation> faults = patch.faults();
        if (faults.isEmpty()) {
            faults = NewReferences.missing(state, command, patch.newReferences());
        }
        if (!faults.isEmpty()) {
            throw state.rejected(invalid.apply(faults));
        }
    }
}
