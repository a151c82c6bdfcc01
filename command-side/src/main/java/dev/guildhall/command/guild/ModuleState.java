package dev.guildhall.command.guild;

import dev.guildhall.events.Change;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a guild has chosen for one module. */
record ModuleState(boolean enabled, Map<String, Object> chosen) {
    static final ModuleState INITIAL = new ModuleState(false, Map.of());

    ModuleState {
        Objects.requireNonNull(chosen);
    }

    ModuleState switched(boolean on) {
        return new ModuleState(on, chosen);
    }

    ModuleState configured(List<Change> changes) {
        return new ModuleState(enabled, Chosen.after(chosen, changes));
    }
}
