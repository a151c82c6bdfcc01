package dev.guildhall.command.permission;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.NamesDiscordIds;
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
        @Nullable Long expectedSequence,
        @Nullable DiscordIds known)
        implements NamesDiscordIds {
    public ChangeAccess(
            String guildId, String by, @Nullable Map<String, @Nullable Object> form, @Nullable Long expectedSequence) {
        this(guildId, by, form, expectedSequence, null);
    }

    @Override
    public ChangeAccess expecting(long sequence) {
        return new ChangeAccess(guildId, by, form, sequence, known);
    }

    @Override
    public ChangeAccess knowing(DiscordIds ids) {
        return new ChangeAccess(guildId, by, form, expectedSequence, ids);
    }

    @Override
    public ChangeAccess changingNothing() {
        return new ChangeAccess(guildId, by, null, null);
    }
}
