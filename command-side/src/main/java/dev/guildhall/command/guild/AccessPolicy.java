package dev.guildhall.command.guild;

import dev.guildhall.command.permission.AccessForm;
import dev.guildhall.command.permission.AccessRejection.InvalidAccess;
import dev.guildhall.command.permission.ChangeAccess;
import dev.guildhall.events.Change;
import dev.guildhall.events.permission.AccessChanged;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the owner's grants: nothing where nothing would change. */
record AccessPolicy(GuildState state) {
    /** Throws {@link dev.guildhall.command.dispatch.Rejected} with everything that is wrong. */
    List<AccessChanged> granted(ChangeAccess command) {
        Map<String, @Nullable Object> sent = command.form();
        if (sent == null) {
            return List.of();
        }
        AccessForm form = AccessForm.read(state.guildId(), sent);
        if (!form.faults().isEmpty()) {
            throw state.rejected(new InvalidAccess(form.faults()));
        }
        List<Change> changes = state.authority().grants().changesTo(form.grants());
        return changes.isEmpty() ? List.of() : List.of(new AccessChanged(state.guildId(), changes));
    }
}
