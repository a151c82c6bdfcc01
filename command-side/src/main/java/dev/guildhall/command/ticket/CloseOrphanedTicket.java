package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.RepeatableCommand;
import org.jspecify.annotations.Nullable;

/**
 * The ticket has lost its channel, or its opener, in Discord. May be told again.
 *
 * @param channelId the channel that is gone; {@code null} for the ticket's own
 * @param atMillis now
 */
record CloseOrphanedTicket(
        String guildId,
        String ticketId,
        Loss loss,
        @Nullable String channelId,
        Ending ending,
        long atMillis) implements TicketCommand, RepeatableCommand {
    @Override
    public ShowTicket changingNothing() {
        return new ShowTicket(guildId, ticketId);
    }

    enum Loss {
        CHANNEL("channel-deleted"),
        OPENER("member-left");

        private final String cause;

        Loss(String cause) {
            this.cause = cause;
        }

        /** As events and reports name it. */
        String cause() {
            return cause;
        }
    }
}
