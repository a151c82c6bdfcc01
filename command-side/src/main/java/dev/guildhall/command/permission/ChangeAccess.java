package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.WriteCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces all that the owner has granted.
 *
 * @param form as it was sent, see {@link AccessForm}; {@code null} changes nothing
 */
public record ChangeAccess(
        String guildId,
        String by,
        @Nullable Map<String, @Nullable Object> form,
        @Nullable Long expectedSequence) implements WriteCommand {
    @Override
    public ChangeAccess expecting(long sequence) {
        return new ChangeAccess(guildId, by, form, sequence);
    }

    @Override
    public ChangeAccess changingNothing() {
        return new ChangeAccess(guildId, by, null, null);
    }
}
