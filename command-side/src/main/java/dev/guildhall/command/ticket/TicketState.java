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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one ticket, without any text about a person. Immutable; each {@code after} only assigns. This is part
 * of the {@link TicketDeskSnapshot}: its shape is stored.
 *
 * @param failed causes by delivery of this round and closing, until it succeeds
 * @param sequence of the last event
 */
record TicketState(
        Opening opening,
        Work work,
        TicketPlace place,
        TicketClosing closing,
        Map<String, String> failed,
        long sequence) {
    TicketState {
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

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
        return new TicketState(opening, work, TicketPlace.FIRST, TicketClosing.NEVER, Map.of(), at);
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
            case TicketClosed closed -> with(work, place, TicketClosing.of(closed, at), ofThisChannel(), at);
            case TicketReopened reopened -> reopened(reopened, at);
            case TicketChannelCreated created -> placed(created, at);
            case TicketCardPosted posted ->
                with(
                        new TicketPlace(
                                place.round(), place.channelId(), posted.messageId(), place.removalDue(), false),
                        at);
            case TicketTranscriptDelivered delivered ->
                with(
                        work,
                        place,
                        closing.withTranscript(),
                        succeeded(new TicketDelivery.Transcript(delivered.closing())),
                        at);
            case TicketRemovalDue due ->
                with(new TicketPlace(place.round(), place.channelId(), place.cardId(), true, place.removed()), at);
            case TicketChannelRemoved removed -> removed(removed, at);
            case TicketDeliveryFailed refused -> with(work, place, closing, failing(refused), at);
        };
    }

    private TicketState reopened(TicketReopened event, long at) {
        Long end = event.autoCloseAtMillis();
        TicketPlace now = place.removed()
                ? place.next()
                : new TicketPlace(place.round(), place.channelId(), place.cardId(), false, false);
        return with(
                work.closingAt(end == null ? 0 : end), now, closing.undone(), place.removed() ? Map.of() : failed, at);
    }

    private TicketState placed(TicketChannelCreated event, long at) {
        boolean same = event.channelId().equals(place.channelId());
        TicketPlace now = new TicketPlace(
                event.round(), event.channelId(), same ? place.cardId() : null, place.removalDue(), false);
        return with(work, now, closing, succeeded(new TicketDelivery.Channel(event.round())), at);
    }

    /** What was reopened while its channel was being removed gets another one. */
    private TicketState removed(TicketChannelRemoved event, long at) {
        TicketPlace now = isOpen() ? place.next() : new TicketPlace(place.round(), null, null, true, true);
        Map<String, String> left = isOpen() ? Map.of() : succeeded(new TicketDelivery.Removal(event.round()));
        return with(work, now, closing, left, at);
    }

    private List<String> plus(String userId) {
        List<String> more = new ArrayList<>(work.participants());
        more.add(userId);
        return List.copyOf(more);
    }

    private List<String> minus(String userId) {
        return work.participants().stream().filter(id -> !id.equals(userId)).toList();
    }

    /** Of a transcript that another one replaces nobody asks any more. */
    private Map<String, String> ofThisChannel() {
        Map<String, String> kept = new HashMap<>(failed);
        kept.remove(new TicketDelivery.Transcript(closing.number()).word());
        return kept;
    }

    private Map<String, String> failing(TicketDeliveryFailed event) {
        Map<String, String> more = new HashMap<>(failed);
        more.put(event.delivery(), event.cause());
        return more;
    }

    private Map<String, String> succeeded(TicketDelivery delivery) {
        Map<String, String> less = new HashMap<>(failed);
        less.remove(delivery.word());
        return less;
    }

    private TicketState with(Work now, long at) {
        return with(now, place, closing, failed, at);
    }

    private TicketState with(TicketPlace now, long at) {
        return with(work, now, closing, failed, at);
    }

    private TicketState with(
            Work doing, TicketPlace where, TicketClosing ended, Map<String, String> failures, long at) {
        return new TicketState(opening, doing, where, ended, failures, at);
    }
}
