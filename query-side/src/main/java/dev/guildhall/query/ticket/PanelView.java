package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.events.ticket.TicketPanelFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.query.configuration.UnprojectableEvent;
import dev.guildhall.query.content.ContentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message by which members open tickets. Immutable.
 *
 * @param channelId where it is to stand, or stands
 * @param messageId as soon as it is known to be posted
 * @param text empty when the bot is to choose one
 * @param topics of which members choose one; empty for a plain button
 */
record PanelView(
        String panelId,
        String guildId,
        String channelId,
        @Nullable String messageId,
        String text,
        List<String> topics,
        long version)
        implements ContentView {
    PanelView {
        topics = List.copyOf(topics);
    }

    @Override
    public String id() {
        return panelId;
    }

    /**
     * The view after one more event of its panel; the view itself when the event is already in it.
     *
     * @param view {@code null} as long as the panel has not been requested
     * @throws UnprojectableEvent when it never was
     */
    static PanelView evolve(@Nullable PanelView view, TicketPanelEvent event, long position) {
        if (view != null && position <= view.version()) {
            return view;
        }
        if (event instanceof TicketPanelRequested e) {
            return new PanelView(e.panelId(), e.guildId(), e.channelId(), null, e.text(), e.topics(), position);
        }
        if (view == null) {
            throw new UnprojectableEvent(position, event.getClass().getSimpleName() + " of an unknown panel");
        }
        return switch (event) {
            case TicketPanelRequested ignored -> view;
            case TicketPanelPosted posted -> view.at(posted.channelId(), posted.messageId(), position);
            case TicketPanelFailed ignored -> view.at(view.channelId, view.messageId, position);
        };
    }

    private PanelView at(String channel, @Nullable String message, long position) {
        return new PanelView(panelId, guildId, channel, message, text, topics, position);
    }
}
