package dev.guildhall.command.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those to be added are added first. */
record ChangeParticipants(
        String guildId,
        String ticketId,
        Member by,
        List<String> added,
        List<String> removed,
        @Nullable Long expectedSequence)
        implements SteeringCommand {
    @Override
    public ChangeParticipants expecting(long sequence) {
        return new ChangeParticipants(guildId, ticketId, by, added, removed, sequence);
    }
}
