package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.WriteCommand;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.permission.AccessRejection.OwnersOnly;
import dev.guildhall.door.access.AccessLevel;

/**
 * Who may change a guild, and on what knowledge. Who may not is told so before anything else about the command is looked
 * at. All methods throw {@link dev.guildhall.command.dispatch.Rejected}.
 */
record Admission(GuildState state) {
    void writer(WriteCommand command) {
        if (!state.authority().levelOf(command.by()).mayWrite()) {
            throw state.rejected(new NotAllowed());
        }
        requireUnchanged(command);
    }

    void owner(WriteCommand command) {
        AccessLevel level = state.authority().levelOf(command.by());
        if (!level.mayGrant()) {
            throw state.rejected(level.mayRead() ? new OwnersOnly() : new NotAllowed());
        }
        requireUnchanged(command);
    }

    /** An operator needs no right in the guild, but the bot in it. */
    void operator(WriteCommand command) {
        if (!state.authority().present()) {
            throw state.rejected(new NotAllowed());
        }
        requireUnchanged(command);
    }

    private void requireUnchanged(WriteCommand command) {
        Long expected = command.expectedSequence();
        if (expected != null && expected < state.configurationSequence()) {
            throw state.rejected(new StaleVersion(expected, state.configurationSequence()));
        }
    }
}
