package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/** @param assigneeId who looks after it from now on */
record ClaimTicket(
        String guildId,
        String ticketId,
        Member by,
        String assigneeId,
        @Nullable Long expectedSequence) implements SteeringCommand {
    @Override
    public ClaimTicket expecting(long sequence) {
        return new ClaimTicket(guildId, ticketId, by, assigneeId, sequence);
    }
}
