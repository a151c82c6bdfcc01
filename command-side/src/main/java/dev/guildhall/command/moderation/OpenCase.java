package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.RepeatableCommand;
import org.jspecify.annotations.Nullable;

/**
 * A moderator decides something about a member.
 *
 * @param decision see {@link dev.guildhall.events.moderation.CaseOpened}
 * @param reason a text about why; {@code null} for none
 * @param lengthMillis of a timeout; nothing of anything else
 * @param channelId where it happened; {@code null} for nowhere in Discord
 * @param atMillis now
 */
record OpenCase(
        String guildId,
        String decision,
        CaseKind kind,
        String userId,
        Standing by,
        @Nullable String reason,
        long lengthMillis,
        @Nullable String channelId,
        CaseTerms terms,
        long atMillis)
        implements CaseCommand, RepeatableCommand {
    @Override
    public ShowDecision changingNothing() {
        return new ShowDecision(guildId, decision);
    }
}
