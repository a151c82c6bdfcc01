package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketCardPosted;
import dev.guildhall.events.ticket.TicketChannelCreated;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketDeliveryFailed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketParticipantRemoved;
import dev.guildhall.events.ticket.TicketRated;
import dev.guildhall.events.ticket.TicketRemovalDue;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.events.ticket.TicketTranscriptDelivered;
import dev.guildhall.query.configuration.UnprojectableEvent;
import org.jspecify.annotations.Nullable;

/** How a ticket's view follows from its events. Pure: no clock, no log, no data base. */
final class TicketEvolution {
    private TicketEvolution() {}

    /**
     * The view after one more event of its ticket; the view itself when the event is already in it.
     *
     * @param view {@code null} as long as the ticket has not been opened
     * @throws UnprojectableEvent when it never was
     */
    static TicketView evolve(@Nullable TicketView view, TicketEvent event, long position) {
        if (view != null && position <= view.version()) {
            return view;
        }
        if (view == null) {
            if (event instanceof TicketOpened opened) {
                return opened(opened, position);
            }
            throw new UnprojectableEvent(position, event.getClass().getSimpleName() + " of an unknown ticket");
        }
        TicketState state = next(view, event, position);
        return view.after(status(view.status(), state, event), state, position);
    }

    private static TicketView opened(TicketOpened event, long position) {
        return new TicketView(
                event.ticketId(),
                event.guildId(),
                event.number(),
                event.openerId(),
                TicketStatus.OPEN,
                TicketOpening.of(event, position),
                TicketState.FIRST,
                position);
    }

    private static TicketStatus status(TicketStatus before, TicketState state, TicketEvent event) {
        return switch (event) {
            case TicketClosed ignored -> TicketStatus.CLOSED;
            case TicketClaimed ignored -> TicketStatus.CLAIMED;
            case TicketReopened ignored -> state.assigneeId() == null ? TicketStatus.OPEN : TicketStatus.CLAIMED;
            default -> before;
        };
    }

    private static TicketState next(TicketView view, TicketEvent event, long position) {
        TicketState state = view.state();
        return switch (event) {
            case TicketOpened ignored -> throw new UnprojectableEvent(position, "opened twice");
            case TicketClaimed claimed -> state.claimedBy(claimed.assigneeId());
            case TicketParticipantAdded added -> state.with(added.userId());
            case TicketParticipantRemoved removed -> state.without(removed.userId());
            case TicketChannelCreated created -> state.inChannel(created.round(), created.channelId());
            case TicketCardPosted posted ->
                posted.round() == state.round() ? state.withCard(posted.messageId()) : state;
            case TicketChannelRemoved gone -> removed(view, gone);
            case TicketClosed closed -> state.closed(TicketClosing.of(closed, position));
            case TicketReopened ignored -> state.wantingChannel();
            case TicketTranscriptDelivered delivered -> state.transcriptDelivered(delivered.closing());
            case TicketRated rated -> state.rated(rated.stars());
            // Of interest to effects, and changes that readers may wait for.
            case TicketRemovalDue ignored -> state;
            case TicketDeliveryFailed ignored -> state;
        };
    }

    /** A ticket that is not closed is to have a channel: it may have been reopened while its channel was being removed. */
    private static TicketState removed(TicketView view, TicketChannelRemoved event) {
        if (event.round() != view.state().round()) {
            return view.state();
        }
        TicketState gone = view.state().channelRemoved();
        return view.isClosed() ? gone : gone.wantingChannel();
    }
}
