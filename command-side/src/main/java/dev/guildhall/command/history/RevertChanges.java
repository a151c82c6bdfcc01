package dev.guildhall.command.history;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.NamesDiscordIds;
import org.jspecify.annotations.Nullable;

/**
 * Makes fields of the configuration what they were, all of them or none.
 *
 * @param dryRun only tells what would change
 */
public record RevertChanges(
        String guildId,
        String by,
        RevertPlan plan,
        boolean dryRun,
        @Nullable Long expectedSequence,
        @Nullable DiscordIds known)
        implements NamesDiscordIds {
    public RevertChanges(String guildId, String by, RevertPlan plan, boolean dryRun) {
        this(guildId, by, plan, dryRun, null, null);
    }

    @Override
    public RevertChanges expecting(long sequence) {
        return new RevertChanges(guildId, by, plan, dryRun, sequence, known);
    }

    @Override
    public RevertChanges knowing(DiscordIds ids) {
        return new RevertChanges(guildId, by, plan, dryRun, expectedSequence, ids);
    }

    @Override
    public RevertChanges changingNothing() {
        return new RevertChanges(guildId, by, RevertPlan.NOTHING, dryRun);
    }
}
