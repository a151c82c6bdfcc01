package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/**
 * @param possible whether the guild has tickets reopened at all
 * @param maxPerUser of open ones
 * @param atMillis now
 */
record ReopenTicket(
        String guildId,
        String ticketId,
        Member by,
        boolean possible,
        int maxPerUser,
        long atMillis,
        @Nullable Long expectedSequence)
        implements SteeringCommand {
    @Override
    public ReopenTicket expecting(long sequence) {
        return new ReopenTicket(guildId, ticketId, by, possible, maxPerUser, atMillis, sequence);
    }
}
