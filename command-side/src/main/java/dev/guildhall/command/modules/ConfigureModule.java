package dev.guildhall.command.modules;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.NamesDiscordIds;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Switches a module, changes its configuration, or both at once.
 *
 * @param module as the giver called it; may turn out to be none
 * @param enabled {@code null} leaves it as it is
 * @param patch merge patch of the configuration
 */
public record ConfigureModule(
        String guildId,
        String by,
        String module,
        @Nullable Boolean enabled,
        Map<String, @Nullable Object> patch,
        @Nullable Long expectedSequence,
        @Nullable DiscordIds known)
        implements NamesDiscordIds {
    public ConfigureModule(
            String guildId,
            String by,
            String module,
            @Nullable Boolean enabled,
            Map<String, @Nullable Object> patch,
            @Nullable Long expectedSequence) {
        this(guildId, by, module, enabled, patch, expectedSequence, null);
    }

    @Override
    public ConfigureModule expecting(long sequence) {
        return new ConfigureModule(guildId, by, module, enabled, patch, sequence, known);
    }

    @Override
    public ConfigureModule knowing(DiscordIds ids) {
        return new ConfigureModule(guildId, by, module, enabled, patch, expectedSequence, ids);
    }

    @Override
    public ConfigureModule changingNothing() {
        return new ConfigureModule(guildId, by, module, null, Map.of(), null);
    }
}
