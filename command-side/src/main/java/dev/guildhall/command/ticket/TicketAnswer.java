package dev.guildhall.command.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its writers are told it.
 *
 * @param status OPEN, CLAIMED or CLOSED
 * @param participants beside opener and staff
 * @param channelId null as long as it has none in Discord
 * @param closedAt null unless it is closed; so is closeReason, and where nobody gave one
 */
public record TicketAnswer(
        String id,
        int number,
        String subject,
        String status,
        String openerId,
        @Nullable String assigneeId,
        List<String> participants,
        @Nullable String channelId,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable String closeReason) {}
