package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.ExpectingCommand;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.moderation.ModerationEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case is not to stand any more.
 *
 * @param permissions what Discord grants the moderator
 * @param reason a text about why; {@code null} for none
 * @param logChannelId where the guild reads of cases; {@code null} for nowhere
 * @param atMillis now
 */
record RevokeCase(
        String guildId,
        int number,
        String moderatorId,
        Set<ModeratorPermission> permissions,
        @Nullable String reason,
        @Nullable String logChannelId,
        long atMillis,
        @Nullable Long expectedSequence)
        implements CaseCommand, ExpectingCommand {
    @Override
    public RevokeCase expecting(long sequence) {
        return new RevokeCase(guildId, number, moderatorId, permissions, reason, logChannelId, atMillis, sequence);
    }

    @Override
    public ShowCase changingNothing() {
        return new ShowCase(guildId, number);
    }

    @Override
    public boolean concerns(GuildhallEvent event) {
        return event instanceof ModerationEvent one && one.number() == number;
    }
}
