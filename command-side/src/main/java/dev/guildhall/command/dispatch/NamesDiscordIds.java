package dev.guildhall.command.dispatch;

import dev.guildhall.command.directory.DiscordIds;
import org.jspecify.annotations.Nullable;

/** A command that may name channels and roles, which have to be there. */
public interface NamesDiscordIds extends WriteCommand {
    /** Those of the guild; {@code null} until somebody needs them, which is said by {@link WriteRejection.UnknownIds}. */
    @Nullable DiscordIds known();

    /** The same command, knowing which there are. */
    NamesDiscordIds knowing(DiscordIds ids);

    @Override
    NamesDiscordIds expecting(long sequence);
}
