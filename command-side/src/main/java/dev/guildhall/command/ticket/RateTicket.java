package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/** @param stars from 1 to 5 */
record RateTicket(
        String guildId,
        String ticketId,
        Member by,
        int stars,
        @Nullable Long expectedSequence) implements SteeringCommand {
    @Override
    public RateTicket expecting(long sequence) {
        return new RateTicket(guildId, ticketId, by, stars, sequence);
    }
}
