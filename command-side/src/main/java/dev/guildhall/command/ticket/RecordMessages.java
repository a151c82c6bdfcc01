package dev.guildhall.command.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the channel of a ticket. May be told again, late, and in any order.
 *
 * @param messages each of them once
 * @param deleted ids of what was found gone
 * @param range what is known in it and not among the messages is gone, too; {@code null} for none
 * @param closesAfterHours of silence; 0 for never
 * @param atMillis now
 */
record RecordMessages(
        String guildId,
        String ticketId,
        List<WrittenMessage> messages,
        List<String> deleted,
        @Nullable Range range,
        int closesAfterHours,
        long atMillis)
        implements TranscriptCommand {
    /**
     * Messages that were looked through.
     *
     * @param after id of the last one before them
     * @param through id of the last one of them
     */
    record Range(String after, String through) {}
}
