package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.GrowingState;
import dev.guildhall.eventlog.SnapshotType;

/**
 * What was written in a ticket, as it is kept beside the log: without a word of it. Whoever changes the shape, or what
 * {@code evolve} makes of an event, takes the next revision.
 *
 * @param lastWrittenAtMillis when a person wrote the last time; 0 when nobody did
 * @param messageCount how many are in {@code messages}
 * @param messages see {@link Messages}
 */
@SnapshotType(value = "ticket.TranscriptState", revision = 1)
record TicketTranscriptSnapshot(
        String guildId, String ticketId, long lastWrittenAtMillis, int messageCount, String messages)
        implements GrowingState {
    @Override
    public int parts() {
        return messageCount;
    }
}
