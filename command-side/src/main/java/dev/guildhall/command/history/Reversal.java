package dev.guildhall.command.history;

import dev.guildhall.events.Change;
import java.util.List;

/**
 * What going back changes; nothing where everything is as it was already.
 *
 * @param dryRun whether nothing was changed in truth
 * @param changes by path, {@code null} for the default of the day
 * @param conflicts only in a dry run: with any of them nothing at all would be changed
 */
public record Reversal(boolean dryRun, List<Change> changes, List<Conflict> conflicts) {
    boolean isNothing() {
        return changes.isEmpty() && conflicts.isEmpty();
    }
}
