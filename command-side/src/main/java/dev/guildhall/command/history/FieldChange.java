package dev.guildhall.command.history;

import dev.guildhall.events.Change;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event made of one field of the configuration; {@code null} stands for the default of the day. */
public record FieldChange(
        ConfiguredField field,
        @Nullable Object before,
        @Nullable Object after) {
    /** Empty for events that are about something else. */
    public static List<FieldChange> of(GuildhallEvent event) {
        return switch (event) {
            case SettingsChanged e -> of(null, e.changes());
            case ModuleConfigured e -> of(e.module(), e.changes());
            case ModuleEnabled e -> List.of(switched(e.module(), true));
            case ModuleDisabled e -> List.of(switched(e.module(), false));
            default -> List.of();
        };
    }

    private static List<FieldChange> of(@Nullable String module, List<Change> changes) {
        return changes.stream()
                .map(c -> new FieldChange(new ConfiguredField(module, c.path()), c.before(), c.after()))
                .toList();
    }

    private static FieldChange switched(String module, boolean on) {
        return new FieldChange(new ConfiguredField(module, null), !on, on);
    }

    /** With the whole path, as it is told. */
    public Change told() {
        return new Change(field.path(), before, after);
    }
}
