package dev.guildhall.command.music;

import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What the guild has configured about music.
 *
 * @param on whether it has the module switched on
 * @param djRoleId whose holders are DJs; {@code null} where only those are who may change the guild
 * @param requestChannelId where members request and vote; {@code null} for everywhere
 * @param maxQueue how many tracks may be in the queue
 * @param voteSkipPercent how many of those who listen it takes to skip a track
 */
record MusicTerms(
        boolean on, @Nullable String djRoleId, @Nullable String requestChannelId, int maxQueue, int voteSkipPercent) {
    private static final int PERCENT = 100;

    static MusicTerms of(ModuleConfiguration module) {
        return new MusicTerms(
                module.enabled(),
                id(module, "djRoleId"),
                id(module, "requestChannelId"),
                number(module, "maxQueue"),
                number(module, "voteSkipPercent"));
    }

    private static @Nullable String id(ModuleConfiguration module, String field) {
        Object value = module.config().get(field);
        return value == null ? null : String.valueOf(value);
    }

    private static int number(ModuleConfiguration module, String field) {
        return module.config().get(field) instanceof Long number ? Math.toIntExact(number) : 1;
    }

    /** Somebody has to want it, however few listen. */
    int votesNeeded(int listeners) {
        return Math.max(1, (listeners * voteSkipPercent + PERCENT - 1) / PERCENT);
    }
}
