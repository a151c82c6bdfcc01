package dev.guildhall.command.guild;

import dev.guildhall.command.history.ConfiguredField;
import dev.guildhall.command.history.FieldChange;
import dev.guildhall.command.portable.DroppedId;
import dev.guildhall.command.portable.ImportDocument;
import dev.guildhall.command.portable.ImportRejection.Impossible;
import dev.guildhall.command.portable.ImportedConfiguration;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.portable.PortableConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a document: ordinary changes of what differs, all of them or none, valid by what patches have to obey.
 * Throws {@link dev.guildhall.command.dispatch.Rejected}.
 */
record ImportPolicy(GuildState state) {
    /** What is told of it, and what has happened then; without events in a dry run. */
    record Imported(ImportedConfiguration told, List<GuildhallEvent> events) {}

    Imported imported(ImportDocument command) {
        PortableConfiguration document = command.document();
        List<ImportPart> parts = parts(document);
        IdMatching matching = IdMatching.of(
                state,
                command,
                parts.stream().flatMap(part -> part.named().stream()).toList());
        parts.forEach(part -> part.translate(matching));
        parts.forEach(part -> part.check(command));
        List<Violation> refused = refused(document, parts);
        if (!refused.isEmpty() && !command.dryRun()) {
            throw state.rejected(new Impossible(refused));
        }
        List<GuildhallEvent> events = new FieldWishes(state, wishes(document, parts)).events();
        List<Change> changes = events.stream()
                .flatMap(event -> FieldChange.of(event).stream())
                .map(FieldChange::told)
                .toList();
        List<DroppedId> dropped =
                parts.stream().flatMap(part -> part.dropped().stream()).toList();
        return new Imported(
                new ImportedConfiguration(command.dryRun(), changes, matching.all(), dropped, refused),
                command.dryRun() ? List.of() : events);
    }

    private List<ImportPart> parts(PortableConfiguration document) {
        List<ImportPart> parts = new ArrayList<>(List.of(ImportPart.settings(state, document.settings())));
        document.modules()
                .forEach((word, fields) ->
                        GuildModule.of(word).ifPresent(module -> parts.add(ImportPart.module(state, module, fields))));
        return parts;
    }

    private static List<Violation> refused(PortableConfiguration document, List<ImportPart> parts) {
        List<Violation> refused = new ArrayList<>();
        document.modules().keySet().stream()
                .filter(word -> GuildModule.of(word).isEmpty())
                .forEach(word ->
                        refused.add(new Violation("/document/modules/" + Kind.escape(word), "is not a known module")));
        parts.forEach(part -> refused.addAll(part.refused()));
        return List.copyOf(refused);
    }

    private static Map<ConfiguredField, @Nullable Object> wishes(
            PortableConfiguration document, List<ImportPart> parts) {
        Map<ConfiguredField, @Nullable Object> wishes = new LinkedHashMap<>();
        document.modules().forEach((word, module) -> wishes.put(new ConfiguredField(word, null), module.enabled()));
        parts.forEach(part -> wishes.putAll(part.wishes()));
        return wishes;
    }
}
