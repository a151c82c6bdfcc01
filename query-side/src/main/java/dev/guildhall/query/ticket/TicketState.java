package dev.guildhall.query.ticket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a ticket. Immutable.
 *
 * @param participants beside opener and staff, in the order in which they were added
 * @param round of the channel that it has or is to have: 0 for the first
 * @param channelId as soon as it is known to be there
 * @param cardId the message with the buttons, as soon as it is known to be posted
 * @param removed whether the channel is gone and no other is wanted
 * @param closing the last one, if there was any, whether or not the ticket was reopened since
 * @param delivered of how many closings the transcript was delivered
 * @param stars what the opener gave
 */
record TicketState(
        @Nullable String assigneeId,
        List<String> participants,
        int round,
        @Nullable String channelId,
        @Nullable String cardId,
        boolean removed,
        @Nullable TicketClosing closing,
        int delivered,
        @Nullable Integer stars) {
    static final TicketState FIRST = new TicketState(null, List.of(), 0, null, null, false, null, 0, null);

    TicketState {
        participants = List.copyOf(participants);
    }

    TicketState claimedBy(String userId) {
        return new TicketState(userId, participants, round, channelId, cardId, removed, closing, delivered, stars);
    }

    TicketState with(String userId) {
        List<String> more = new ArrayList<>(without(userId).participants);
        more.add(userId);
        return of(more);
    }

    TicketState without(String userId) {
        return of(participants.stream().filter(one -> !one.equals(userId)).toList());
    }

    private TicketState of(List<String> others) {
        return new TicketState(assigneeId, others, round, channelId, cardId, removed, closing, delivered, stars);
    }

    TicketState inChannel(int ofRound, String id) {
        return new TicketState(assigneeId, participants, ofRound, id, null, false, closing, delivered, stars);
    }

    TicketState withCard(String messageId) {
        return new TicketState(
                assigneeId, participants, round, channelId, messageId, removed, closing, delivered, stars);
    }

    /** Its channel is gone, and no other is wanted yet. */
    TicketState channelRemoved() {
        return new TicketState(assigneeId, participants, round, null, null, true, closing, delivered, stars);
    }

    /** Another channel is wanted where the former is gone. */
    TicketState wantingChannel() {
        return removed
                ? new TicketState(assigneeId, participants, round + 1, null, null, false, closing, delivered, stars)
                : this;
    }

    TicketState closed(TicketClosing last) {
        return new TicketState(assigneeId, participants, round, channelId, cardId, removed, last, delivered, stars);
    }

    TicketState transcriptDelivered(int ofClosing) {
        return new TicketState(
                assigneeId,
                participants,
                round,
                channelId,
                cardId,
                removed,
                closing,
                Math.max(delivered, ofClosing),
                stars);
    }

    TicketState rated(int given) {
        return new TicketState(assigneeId, participants, round, channelId, cardId, removed, closing, delivered, given);
    }
}
