package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketTerms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to show a ticket in Discord, see {@link TicketDetails}.
 *
 * @param messageId the card in its channel
 * @param round of the channel that it has or is to have
 * @param closing the last one, 0 before the first; what follows of it stays when the ticket is reopened
 * @param closeCause a stable word: {@code hand}, {@code silence}, {@code channel-deleted}, {@code member-left}
 */
record ShownTicket(
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
        long version,
        @Nullable String messageId,
        int round,
        int closing,
        @Nullable String closerId,
        @Nullable String closeCause,
        @Nullable String transcriptChannelId,
        @Nullable Instant removeAt,
        TicketTerms terms) {
    static ShownTicket of(TicketView view, TicketTexts.Texts texts) {
        TicketDetails read = TicketDetails.of(view, texts, Map.of());
        TicketState state = view.state();
        TicketClosing last = state.closing();
        return new ShownTicket(
                read.id(),
                read.number(),
                read.subject(),
                read.topic(),
                read.status(),
                read.openerId(),
                read.assigneeId(),
                read.participants(),
                read.channelId(),
                read.createdAt(),
                last == null ? null : Instant.ofEpochMilli(last.closedAtMillis()),
                last == null ? null : texts.closeReason(),
                read.rating(),
                read.version(),
                state.cardId(),
                state.round(),
                last == null ? 0 : last.closing(),
                last == null ? null : last.closerId(),
                last == null ? null : last.cause(),
                last == null ? null : last.transcriptChannelId(),
                last == null ? null : Instant.ofEpochMilli(last.removeAtMillis()),
                view.opening().terms());
    }
}
