package dev.guildhall.command.guild;

import dev.guildhall.command.permission.AccessForm;
import dev.guildhall.command.permission.AccessRejection.InvalidAccess;
import dev.guildhall.command.permission.ChangeAccess;
import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.events.Change;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.permission.AccessChanged;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the owner's grants: nothing where nothing would change. */
record AccessPolicy(GuildState state) {
    /**
     * Throws {@link dev.guildhall.command.dispatch.Rejected} with everything that is wrong, or when it has to know which
     * roles there are.
     */
    List<AccessChanged> granted(ChangeAccess command) {
        Map<String, @Nullable Object> sent = command.form();
        if (sent == null) {
            return List.of();
        }
        AccessForm form = AccessForm.read(state.guildId(), sent);
        AccessGrants before = state.authority().grants();
        List<Violation> faults = form.faults();
        if (faults.isEmpty()) {
            faults = NewReferences.missing(state, command, newRoles(form, before));
        }
        if (!faults.isEmpty()) {
            throw state.rejected(new InvalidAccess(faults));
        }
        List<Change> changes = before.changesTo(form.grants());
        return changes.isEmpty() ? List.of() : List.of(new AccessChanged(state.guildId(), changes));
    }

    /** Whoever sends the whole back must not be stopped by a role that was deleted meanwhile. */
    private static List<ConfigReference> newRoles(AccessForm form, AccessGrants before) {
        return form.named().stream()
                .filter(role -> !before.roles().containsKey(role.id()))
                .toList();
    }
}
