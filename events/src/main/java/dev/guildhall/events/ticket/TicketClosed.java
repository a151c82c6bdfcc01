package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;
import org.jspecify.annotations.Nullable;

/**
 * @param closing 1, 2, 3 …: one more each time that the ticket is closed
 * @param closerId nobody when it closed by itself
 * @param cause a stable word: {@code hand}, {@code silence}, {@code channel-deleted}, {@code member-left}
 * @param reason there is none when nobody closed it
 * @param transcriptChannelId where the transcript is to be posted; nowhere when the guild had none
 * @param removeAtMillis from when on the channel is to be removed, once the transcript is delivered
 */
@EventType("ticket.Closed")
public record TicketClosed(
        String guildId,
        String ticketId,
        int closing,
        @Nullable String closerId,
        String cause,
        @Personal(of = "closerId") @Nullable String reason,
        @Nullable String transcriptChannelId,
        long closedAtMillis,
        long removeAtMillis)
        implements TicketEvent {}
