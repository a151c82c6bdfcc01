package dev.guildhall.command.portable;

import dev.guildhall.events.Change;
import dev.guildhall.events.config.Violation;
import java.util.List;

/**
 * What a document makes of a guild.
 *
 * @param dryRun whether nothing was changed in truth
 * @param changes by path, {@code null} for the default of the day
 * @param ids each that the document speaks of, once
 * @param dropped paths are those of the configuration
 * @param refused only in a dry run: with any of them nothing at all would be changed. Pointers are into the request
 */
public record ImportedConfiguration(
        boolean dryRun, List<Change> changes, List<CarriedId> ids, List<DroppedId> dropped, List<Violation> refused) {}
