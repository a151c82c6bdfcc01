package dev.guildhall.command.settings;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.NamesDiscordIds;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes general settings by a merge patch: absent fields stay, {@code null} brings a default back. */
public record ChangeSettings(
        String guildId,
        String by,
        Map<String, @Nullable Object> patch,
        @Nullable Long expectedSequence,
        @Nullable DiscordIds known)
        implements NamesDiscordIds {
    public ChangeSettings(
            String guildId, String by, Map<String, @Nullable Object> patch, @Nullable Long expectedSequence) {
        this(guildId, by, patch, expectedSequence, null);
    }

    @Override
    public ChangeSettings expecting(long sequence) {
        return new ChangeSettings(guildId, by, patch, sequence, known);
    }

    @Override
    public ChangeSettings knowing(DiscordIds ids) {
        return new ChangeSettings(guildId, by, patch, expectedSequence, ids);
    }

    @Override
    public ChangeSettings changingNothing() {
        return new ChangeSettings(guildId, by, Map.of(), null);
    }
}
