package dev.guildhall.command.settings;

import dev.guildhall.command.dispatch.WriteCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes general settings by a merge patch: absent fields stay, {@code null} brings a default back. */
public record ChangeSettings(
        String guildId,
        String by,
        Map<String, @Nullable Object> patch,
        @Nullable Long expectedSequence) implements WriteCommand {
    @Override
    public ChangeSettings expecting(long sequence) {
        return new ChangeSettings(guildId, by, patch, sequence);
    }

    @Override
    public ChangeSettings changingNothing() {
        return new ChangeSettings(guildId, by, Map.of(), null);
    }
}
