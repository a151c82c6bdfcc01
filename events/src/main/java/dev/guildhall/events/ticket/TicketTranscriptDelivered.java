package dev.guildhall.events.ticket;

import dev.guildhall.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The transcript of a closed ticket is complete, and posted where the guild wants it.
 *
 * @param closing of which {@link TicketClosed}
 * @param channelId nowhere when the guild wanted it nowhere; so is {@code messageId}
 * @param messages how many it holds
 */
@EventType("ticket.TranscriptDelivered")
public record TicketTranscriptDelivered(
        String guildId,
        String ticketId,
        int closing,
        @Nullable String channelId,
        @Nullable String messageId,
        int messages)
        implements TicketEvent {}
