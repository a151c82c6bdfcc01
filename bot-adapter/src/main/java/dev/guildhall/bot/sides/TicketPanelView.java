package dev.guildhall.bot.sides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message from which members open tickets.
 *
 * @param topics to choose from; a button when there are none
 */
public record TicketPanelView(
        String id, String channelId, @Nullable String text, List<String> topics) {
    public TicketPanelView {
        topics = topics == null ? List.of() : List.copyOf(topics);
    }
}
