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
                .filter(past -> !Objects.equals(FieldWishes.now(state, past.field()), past.value()))
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
        List<GuildhallEvent> events = wishes(free).events();
        List<Change> changes = events.stream()
                .flatMap(event -> FieldChange.of(event).stream())
                .map(FieldChange::told)
                .toList();
        return new Reverted(new Reversal(command.dryRun(), changes, conflicts), command.dryRun() ? List.of() : events);
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

    private FieldWishes wishes(List<PastField> fields) {
        Map<ConfiguredField, @Nullable Object> wishes = new LinkedHashMap<>();
        fields.forEach(past -> wishes.put(past.field(), past.value()));
        return new FieldWishes(state, wishes);
    }

    private List<Part> parts(List<PastField> fields) {
        FieldWishes wishes = wishes(fields);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(GuildSchemas.SETTINGS, "/settings", state.settings(), wishes.patch(null)));
        for (GuildModule module : GuildModule.values()) {
            parts.add(new Part(
                    GuildSchemas.of(module),
                    "/modules/" + module.word() + "/config",
                    state.module(module).chosen(),
                    wishes.patch(module.word())));
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
