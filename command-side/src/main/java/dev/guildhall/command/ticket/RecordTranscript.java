package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/**
 * The transcript is complete, and posted where it is wanted.
 *
 * @param channelId {@code null} when it is wanted nowhere; so is {@code messageId}
 * @param messages how many it holds
 * @param atMillis now
 */
record RecordTranscript(
        String guildId,
        String ticketId,
        int closing,
        @Nullable String channelId,
        @Nullable String messageId,
        int messages,
        long atMillis)
        implements TicketCommand {}
