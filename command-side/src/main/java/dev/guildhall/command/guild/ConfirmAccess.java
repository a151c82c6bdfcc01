package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.WriteCommand;
import org.jspecify.annotations.Nullable;

/** Asks whether somebody may change the guild; changes nothing. */
public record ConfirmAccess(
        String guildId, String by, @Nullable Long expectedSequence) implements WriteCommand {
    @Override
    public ConfirmAccess expecting(long sequence) {
        return new ConfirmAccess(guildId, by, sequence);
    }

    @Override
    public ConfirmAccess changingNothing() {
        return this;
    }
}
