package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/** @param cardId message in it with the buttons; {@code null} as long as it does not stand */
record RecordChannel(
        String guildId,
        String ticketId,
        int round,
        String channelId,
        @Nullable String cardId) implements TicketCommand {}
