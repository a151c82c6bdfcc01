package dev.guildhall.command.guild;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.NamesDiscordIds;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether somebody may do something in the guild that a module is about, and what that module says; changes nothing.
 *
 * @param named ids that have to be there, with pointers into what was sent
 */
public record ConfirmModule(
        String guildId,
        String by,
        GuildModule module,
        List<ConfigReference> named,
        @Nullable Long expectedSequence,
        @Nullable DiscordIds known)
        implements NamesDiscordIds {
    public ConfirmModule(String guildId, String by, GuildModule module, List<ConfigReference> named) {
        this(guildId, by, module, named, null, null);
    }

    @Override
    public ConfirmModule expecting(long sequence) {
        return new ConfirmModule(guildId, by, module, named, sequence, known);
    }

    @Override
    public ConfirmModule knowing(DiscordIds ids) {
        return new ConfirmModule(guildId, by, module, named, expectedSequence, ids);
    }

    @Override
    public ConfirmModule changingNothing() {
        return new ConfirmModule(guildId, by, module, List.of(), null, null);
    }
}
