package dev.guildhall.query.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is read.
 *
 * @param topic the one that was chosen on the panel
 * @param channelId {@code null} until it is there, and once it is removed
 * @param closedAt {@code null} while it is open, even if it was closed before; so is {@code closeReason}
 * @param rating 1 to 5
 * @param failed what cannot be done in Discord until an operator sees to it, with the cause: {@code transcript:1}
 * @param version position of its last event
 */
record TicketDetails(
        String id,
        int number,
        String subject,
        @Nullable String topic,
        TicketStatus status,
        String openerId,
        @Nullable String assigneeId,
        List<String> participants,
        @Nullable String channelId,
        Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @Nullable Integer rating,
        Map<String, String> failed,
        long version) {
    static TicketDetails of(TicketView view, TicketTexts.Texts texts, Map<String, String> failed) {
        TicketState state = view.state();
        TicketClosing closing = view.isClosed() ? state.closing() : null;
        return new TicketDetails(
                view.ticketId(),
                view.number(),
                texts.subject(),
                view.opening().topic(),
                view.status(),
                view.openerId(),
                state.assigneeId(),
                state.participants(),
                state.channelId(),
                Instant.ofEpochMilli(view.opening().openedAtMillis()),
                closing == null ? null : Instant.ofEpochMilli(closing.closedAtMillis()),
                closing == null ? null : texts.closeReason(),
                state.stars(),
                failed,
                view.version());
    }
}
