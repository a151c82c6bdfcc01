package dev.guildhall.command.portable;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.NamesDiscordIds;
import dev.guildhall.events.portable.PortableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Configures a guild as a document says, all of it or nothing.
 *
 * @param dryRun only tells what would change
 */
public record ImportDocument(
        String guildId,
        String by,
        PortableConfiguration document,
        IdMapping mapping,
        boolean dryRun,
        @Nullable Long expectedSequence,
        @Nullable DiscordIds known)
        implements NamesDiscordIds {
    public ImportDocument(
            String guildId, String by, PortableConfiguration document, IdMapping mapping, boolean dryRun) {
        this(guildId, by, document, mapping, dryRun, null, null);
    }

    @Override
    public ImportDocument expecting(long sequence) {
        return new ImportDocument(guildId, by, document, mapping, dryRun, sequence, known);
    }

    @Override
    public ImportDocument knowing(DiscordIds ids) {
        return new ImportDocument(guildId, by, document, mapping, dryRun, expectedSequence, ids);
    }

    @Override
    public ImportDocument changingNothing() {
        return new ImportDocument(guildId, by, PortableConfiguration.EMPTY, IdMapping.NONE, dryRun);
    }
}
