package dev.guildhall.command.ticket;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one ticket, without any text about a person. Immutable; each {@code after} only assigns. This is part
 * of the {@link TicketDeskSnapshot}: its shape is stored.
 *
 * @param failed causes by delivery, until it succeeds
 * @param sequence of the last event
 */
record TicketState(
        Opening opening, Work work, Place place, Closing closing, Map<String, String> failed, long sequence) {
    /**
     * What never changes.
     *
     * @param sequence of the event, in which the subject stands
     */
    record Opening(
            String ticketId,
            int number,
            String openerId,
            long openedAtMillis,
            List<String> supportRoleIds,
            int autoCloseHours,
            long sequence) {}

    /**
     * @param participants user ids in the order in which they were added
     * @param autoCloseAtMillis by the last event of the desk that says so; 0 for never
     * @param stars 0 as long as there is no rating
     */
    record Work(@Nullable String assigneeId, List<String> participants, long autoCloseAtMillis, int stars) {
        Work claimed(String by) {
            return new Work(by, participants, autoCloseAtMillis, stars);
        }

        Work with(List<String> members) {
            return new Work(assigneeId, members, autoCloseAtMillis, stars);
        }

        Work closingAt(long millis) {
            return new Work(assigneeId, participants, millis, stars);
        }

        Work rated(int given) {
            return new Work(assigneeId, participants, autoCloseAtMillis, given);
        }
    }

    /**
     * The channel of this round.
     *
     * @param removalDue whether it is to be removed
     * @param removed whether it is
     */
    record Place(
            int round, @Nullable String channelId, @Nullable String cardId, boolean removalDue, boolean removed) {
        static final Place FIRST = new Place(0, null, null, false, false);

        Place next() {
            return new Place(round + 1, null, null, false, false);
        }
    }

    /**
     * The last closing.
     *
     * @param number 0 as long as there was none
     * @param closed whether the ticket has not been reopened since
     * @param delivered whether its transcript is
     * @param reasonAt sequence number of the event in which the reason stands; {@value #NONE} when there is none
     */
    record Closing(
            int number, boolean closed, boolean delivered, long closedAtMillis, long removeAtMillis, long reasonAt) {
        static final long NONE = -1;
        static final Closing NEVER = new Closing(0, false, false, 0, 0, NONE);

        static Closing of(TicketClosed event, long at) {
            return new Closing(
                    event.closing(),
                    true,
                    false,
                    event.closedAtMillis(),
                    event.removeAtMillis(),
                    event.reason() == null ? NONE : at);
        }

        Closing undone() {
            return new Closing(number, false, delivered, closedAtMillis, removeAtMillis, reasonAt);
        }

        Closing withTranscript() {
            return new Closing(number, closed, true, closedAtMillis, removeAtMillis, reasonAt);
        }
    }

    static TicketState of(TicketOpened event, long at) {
        int hours = event.terms().autoCloseHours();
        Opening opening = new Opening(
                event.ticketId(),
                event.number(),
                event.openerId(),
                event.openedAtMillis(),
                event.terms().supportRoleIds(),
                hours,
                at);
        Work work = new Work(null, List.of(), Silence.end(hours, event.openedAtMillis()), 0);
        return new TicketState(opening, work, Place.FIRST, Closing.NEVER, Map.of(), at);
    }

    String ticketId() {
        return opening.ticketId();
    }

    TicketStatus status() {
        if (closing.closed()) {
            return TicketStatus.CLOSED;
        }
        return work.assigneeId() == null ? TicketStatus.OPEN : TicketStatus.CLAIMED;
    }

    boolean isOpen() {
        return !closing.closed();
    }

    /** Whether nothing is left to be done about it. */
    boolean isFinished() {
        return closing.closed() && place.removed();
    }

    TicketState after(TicketEvent event, long at) {
        return switch (event) {
            case TicketOpened opened -> of(opened, at);
            case TicketClaimed claimed -> with(work.claimed(claimed.assigneeId()), at);
            case TicketParticipantAdded added -> with(work.with(plus(added.userId())), at);
            case TicketParticipantRemoved gone -> with(work.with(minus(gone.userId())), at);
            case TicketRated rated -> with(work.rated(rated.stars()), at);
            case TicketClosed closed -> with(work, place, Closing.of(closed, at), failed, at);
            case TicketReopened reopened -> reopened(reopened, at);
            case TicketChannelCreated created -> placed(created, at);
            case TicketCardPosted posted ->
                with(new Place(place.round(), place.channelId(), posted.messageId(), place.removalDue(), false), at);
            case TicketTranscriptDelivered delivered ->
                with(
                        work,
                        place,
                        closing.withTranscript(),
                        succeeded(new TicketDelivery.Transcript(delivered.closing())),
                        at);
            case TicketRemovalDue due ->
                with(new Place(place.round(), place.channelId(), place.cardId(), true, place.removed()), at);
            case TicketChannelRemoved removed -> removed(removed, at);
            case TicketDeliveryFailed refused -> with(work, place, closing, failing(refused), at);
        };
    }

    private TicketState reopened(TicketReopened event, long at) {
        Long end = event.autoCloseAtMillis();
        Place now = place.removed()
                ? place.next()
                : new Place(place.round(), place.channelId(), place.cardId(), false, false);
        return with(work.closingAt(end == null ? 0 : end), now, closing.undone(), failed, at);
    }

    private TicketState placed(TicketChannelCreated event, long at) {
        boolean same = event.channelId().equals(place.channelId());
        Place now =
                new Place(event.round(), event.channelId(), same ? place.cardId() : null, place.removalDue(), false);
        return with(work, now, closing, succeeded(new TicketDelivery.Channel(event.round())), at);
    }

    /** What was reopened while its channel was being removed gets another one. */
    private TicketState removed(TicketChannelRemoved event, long at) {
        Place now = isOpen() ? place.next() : new Place(place.round(), null, null, true, true);
        return with(work, now, closing, succeeded(new TicketDelivery.Removal(event.round())), at);
    }

    private List<String> plus(String userId) {
        List<String> more = new ArrayList<>(work.participants());
        more.add(userId);
        return List.copyOf(more);
    }

    private List<String> minus(String userId) {
        return work.participants().stream().filter(id -> !id.equals(userId)).toList();
    }

    private Map<String, String> failing(TicketDeliveryFailed event) {
        Map<String, String> more = new HashMap<>(failed);
        more.put(event.delivery(), event.cause());
        return Map.copyOf(more);
    }

    private Map<String, String> succeeded(TicketDelivery delivery) {
        Map<String, String> less = new HashMap<>(failed);
        less.remove(delivery.word());
        return Map.copyOf(less);
    }

    private TicketState with(Work now, long at) {
        return with(now, place, closing, failed, at);
    }

    private TicketState with(Place now, long at) {
        return with(work, now, closing, failed, at);
    }

    private TicketState with(Work doing, Place where, Closing ended, Map<String, String> failures, long at) {
        return new TicketState(opening, doing, where, ended, failures, at);
    }
}
