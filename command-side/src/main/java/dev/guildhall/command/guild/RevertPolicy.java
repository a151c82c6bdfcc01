package dev.guildhall.command.guild;

import dev.guildhall.command.history.ConfiguredField;
import dev.guildhall.command.history.Conflict;
import dev.guildhall.command.history.FieldChange;
import dev.guildhall.command.history.PastField;
import dev.guildhall.command.history.Reversal;
import dev.guildhall.command.history.RevertChanges;
import dev.guildhall.command.history.RevertRejection.Conflicting;
import dev.guildhall.command.history.RevertRejection.Impossible;
import dev.guildhall.command.history.RevertRejection.Overtaken;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a wish to be configured as before: ordinary changes of what differs, valid by what is valid today. Throws
 * {@link dev.guildhall.command.dispatch.Rejected}.
 */
record RevertPolicy(GuildState state) {
    /** What is told of it, and what has happened then; without events in a dry run. */
    record Reverted(Reversal reversal, List<GuildhallEvent> events) {}

    Reverted reverted(RevertChanges command) {
        if (command.plan().knownSequence() < state.configurationSequence()) {
            throw state.rejected(new Overtaken());
        }
        List<PastField> differing = command.plan().fields().stream()
                .filter(past -> !Objects.equals(now(past.field()), past.value()))
                .toList();
        List<Conflict> conflicts = Conflict.among(differing);
        if (!conflicts.isEmpty() && !command.dryRun()) {
            throw state.rejected(new Conflicting(conflicts));
        }
        List<PastField> free =
                differing.stream().filter(past -> past.later().isEmpty()).toList();
        if (conflicts.isEmpty()) {
            check(command, free);
        }
        List<GuildhallEvent> events = events(free);
        List<Change> changes = events.stream()
                .flatMap(event -> FieldChange.of(event).stream())
                .map(FieldChange::told)
                .toList();
        return new Reverted(new Reversal(command.dryRun(), changes, conflicts), command.dryRun() ? List.of() : events);
    }

    private @Nullable Object now(ConfiguredField field) {
        String module = field.module();
        if (module == null) {
            return state.settings().get(field.name());
        }
        ModuleState is = state.modules().getOrDefault(module, ModuleState.INITIAL);
        return field.name() == null
                ? Boolean.valueOf(is.enabled())
                : is.chosen().get(field.name());
    }

    /** In the order of the configuration, and each module's switch before the rest of it. */
    private List<GuildhallEvent> events(List<PastField> fields) {
        List<GuildhallEvent> events = new ArrayList<>();
        List<Change> settings = GuildSchemas.SETTINGS.changes(state.settings(), patch(null, fields));
        if (!settings.isEmpty()) {
            events.add(new SettingsChanged(state.guildId(), settings));
        }
        for (GuildModule module : GuildModule.values()) {
            events.addAll(new ConfigurationPolicy(state).switched(module, enabled(module, fields)));
            List<Change> changes =
                    GuildSchemas.of(module).changes(state.module(module).chosen(), patch(module.word(), fields));
            if (!changes.isEmpty()) {
                events.add(new ModuleConfigured(state.guildId(), module.word(), changes));
            }
        }
        return events;
    }

    private static @Nullable Boolean enabled(GuildModule module, List<PastField> fields) {
        ConfiguredField toggle = new ConfiguredField(module.word(), null);
        return fields.stream()
                .filter(past -> past.field().equals(toggle))
                .map(past -> Boolean.TRUE.equals(past.value()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, @Nullable Object> patch(@Nullable String module, List<PastField> fields) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        for (PastField past : fields) {
            String name = past.field().name();
            if (name != null && Objects.equals(past.field().module(), module)) {
                patch.put(name, past.value());
            }
        }
        return patch;
    }

    /** Everything that is wrong is told at once, and ids are looked up once. */
    private void check(RevertChanges command, List<PastField> fields) {
        List<Part> parts = parts(fields);
        List<Violation> faults = new ArrayList<>(unknownModules(fields));
        parts.forEach(part -> faults.addAll(part.faults()));
        if (faults.isEmpty()) {
            List<ConfigReference> named = parts.stream()
                    .flatMap(part -> part.newReferences().stream())
                    .toList();
            faults.addAll(NewReferences.missing(state, command, named));
        }
        if (!faults.isEmpty()) {
            throw state.rejected(new Impossible(List.copyOf(faults)));
        }
    }

    private static List<Violation> unknownModules(List<PastField> fields) {
        return fields.stream()
                .map(PastField::field)
                .filter(field ->
                        field.module() != null && GuildModule.of(field.module()).isEmpty())
                .map(field -> new Violation(field.path(), "is of a module that there is not any more"))
                .toList();
    }

    private List<Part> parts(List<PastField> fields) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(GuildSchemas.SETTINGS, "/settings", state.settings(), patch(null, fields)));
        for (GuildModule module : GuildModule.values()) {
            parts.add(new Part(
                    GuildSchemas.of(module),
                    "/modules/" + module.word() + "/config",
                    state.module(module).chosen(),
                    patch(module.word(), fields)));
        }
        return parts;
    }

    /** A patch, with pointers below {@code prefix}, of what was chosen. */
    private record Part(
            ConfigSchema schema, String prefix, Map<String, Object> chosen, Map<String, @Nullable Object> patch) {
        List<Violation> faults() {
            return schema.check(prefix, chosen, patch);
        }

        List<ConfigReference> newReferences() {
            return NewReferences.in(schema, prefix, chosen, patch);
        }
    }
}
