package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/**
 * @param reason a text about why; {@code null} for none
 * @param ending what the guild has configured about it
 * @param atMillis now
 */
record CloseTicket(
        String guildId,
        String ticketId,
        Member by,
        @Nullable String reason,
        Ending ending,
        long atMillis,
        @Nullable Long expectedSequence)
        implements SteeringCommand {
    @Override
    public CloseTicket expecting(long sequence) {
        return new CloseTicket(guildId, ticketId, by, reason, ending, atMillis, sequence);
    }
}
