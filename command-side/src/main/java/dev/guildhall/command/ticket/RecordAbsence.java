package dev.guildhall.command.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channel was looked through, and nothing found. Where nobody ever wrote, there is nothing to record.
 *
 * @param range where; {@code null} for nowhere
 * @param atMillis now
 */
record RecordAbsence(String guildId, String ticketId, RecordMessages.@Nullable Range range, long atMillis)
        implements TranscriptCommand {
    RecordMessages report() {
        return new RecordMessages(guildId, ticketId, List.of(), List.of(), range, 0, atMillis);
    }
}
