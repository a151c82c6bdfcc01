package dev.guildhall.bot.sides;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the other sides tell it.
 *
 * @param status one of the constants; others may come
 * @param channelId {@code null} until there is one, and after it was removed
 * @param messageId of the card in the channel; {@code null} until it is known to be posted
 * @param transcriptChannelId where the transcript goes; {@code null} for nowhere
 */
public record TicketView(
        String id,
        int number,
        String subject,
        @Nullable String topic,
        String status,
        String openerId,
        @Nullable String assigneeId,
        List<String> participants,
        @Nullable String channelId,
        @Nullable String messageId,
        @Nullable Instant createdAt,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @Nullable String transcriptChannelId,
        @Nullable Instant removeAt,
        @Nullable Integer rating,
        @Nullable Terms terms) {
    public static final String OPEN = "OPEN";
    public static final String CLAIMED = "CLAIMED";
    public static final String CLOSED = "CLOSED";

    /**
     * What the guild had configured when the ticket was opened.
     *
     * @param autoCloseHours 0 for never
     */
    public record Terms(
            @Nullable String categoryId,
            List<String> supportRoleIds,
            String namePattern,
            String welcomeText,
            int autoCloseHours) {
        static final Terms NONE = new Terms(null, List.of(), "", "", 0);

        public Terms {
            supportRoleIds = supportRoleIds == null ? List.of() : List.copyOf(supportRoleIds);
            namePattern = namePattern == null ? "" : namePattern;
            welcomeText = welcomeText == null ? "" : welcomeText;
        }
    }

    public TicketView {
        subject = subject == null ? "" : subject;
        participants = participants == null ? List.of() : List.copyOf(participants);
    }

    public Terms agreed() {
        return terms == null ? Terms.NONE : terms;
    }

    public boolean closed() {
        return status.equals(CLOSED);
    }
}
