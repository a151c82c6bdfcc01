package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/**
 * The channel of a ticket's current round. This is part of the {@link TicketDeskSnapshot}: its shape is stored.
 *
 * @param removalDue whether it is to be removed
 * @param removed whether it is
 */
record TicketPlace(
        int round, @Nullable String channelId, @Nullable String cardId, boolean removalDue, boolean removed) {
    static final TicketPlace FIRST = new TicketPlace(0, null, null, false, false);

    TicketPlace next() {
        return new TicketPlace(round + 1, null, null, false, false);
    }
}
