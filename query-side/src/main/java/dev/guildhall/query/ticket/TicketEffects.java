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
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.EffectName;
import java.util.Set;

/**
 * What a ticket's events ask for in Discord: a channel, kept current, the transcript of each closing, and in the end that
 * the channel is removed. What nobody wants any more counts as carried out; wanted again, it is given out again.
 */
final class TicketEffects {
    static final String CHANNEL = "ticket.channel";
    static final String TRANSCRIPT = "ticket.transcript";
    static final String REMOVAL = "ticket.removal";
    static final Set<String> KINDS = Set.of(CHANNEL, TRANSCRIPT, REMOVAL);

    private static final String CHANNEL_WORD = "channel:";
    private static final String TRANSCRIPT_WORD = "transcript:";
    private static final String REMOVAL_WORD = "removal:";
    private static final String CHANNEL_DELETED = "channel-deleted";

    /** Channel, transcript and removal follow each other, with each channel and with each closing anew. */
    private static final int STEPS = 3;

    private TicketEffects() {}

    static void decide(TicketEvent event, TicketView after, long position, EffectDecisions decisions) {
        switch (event) {
            case TicketOpened ignored -> decisions.decide(channel(after), position);
            case TicketChannelCreated ignored -> {
                // Its card is still to come: whoever makes both may be killed in between.
            }
            case TicketCardPosted posted -> decisions.seen(id(event, CHANNEL_WORD, posted.round()));
            case TicketClaimed ignored -> bringInLine(after, position, decisions);
            case TicketParticipantAdded ignored -> bringInLine(after, position, decisions);
            case TicketParticipantRemoved ignored -> bringInLine(after, position, decisions);
            case TicketClosed closed -> {
                lock(closed, after, position, decisions);
                decisions.decide(transcript(after, closed.closing()), position);
            }
            case TicketTranscriptDelivered delivered ->
                decisions.carriedOut(id(event, TRANSCRIPT_WORD, delivered.closing()));
            case TicketRemovalDue due -> removalDue(due, after, position, decisions);
            case TicketReopened ignored -> reopened(after, position, decisions);
            case TicketChannelRemoved removed -> removed(removed, after, position, decisions);
            case TicketRated ignored -> {
                // Whoever gave the stars was answered at once.
            }
            case TicketDeliveryFailed failed ->
                decisions.failed(failed.ticketId() + ":" + failed.delivery(), failed.cause());
        }
    }

    private static void bringInLine(TicketView after, long position, EffectDecisions decisions) {
        if (!after.state().removed()) {
            decisions.want(id(after, CHANNEL_WORD, after.state().round()), position, true);
        }
    }

    /** Closed because its channel is gone, a ticket needs none until it is reopened. */
    private static void lock(TicketClosed closed, TicketView after, long position, EffectDecisions decisions) {
        if (closed.cause().equals(CHANNEL_DELETED) && after.state().channelId() == null) {
            decisions.carriedOut(id(after, CHANNEL_WORD, after.state().round()));
        } else {
            bringInLine(after, position, decisions);
        }
    }

    private static void removalDue(TicketRemovalDue due, TicketView after, long position, EffectDecisions decisions) {
        if (after.isClosed()
                && !after.state().removed()
                && due.round() == after.state().round()) {
            decisions.decide(removal(after), position);
        }
    }

    /** Where the channel is gone this is another round, so that there is nothing yet to be brought in line. */
    private static void reopened(TicketView after, long position, EffectDecisions decisions) {
        decisions.carriedOut(id(after, REMOVAL_WORD, after.state().round()));
        decisions.decide(channel(after), position);
    }

    private static void removed(
            TicketChannelRemoved removed, TicketView after, long position, EffectDecisions decisions) {
        decisions.carriedOut(id(removed, REMOVAL_WORD, removed.round()));
        decisions.carriedOut(id(removed, CHANNEL_WORD, removed.round()));
        if (!after.isClosed() && after.state().round() == removed.round() + 1) {
            decisions.decide(channel(after), position);
        }
    }

    private static EffectName channel(TicketView after) {
        return name(after, CHANNEL, CHANNEL_WORD, after.state().round(), 0);
    }

    private static EffectName transcript(TicketView after, int closing) {
        return name(after, TRANSCRIPT, TRANSCRIPT_WORD, closing, 1);
    }

    private static EffectName removal(TicketView after) {
        return name(after, REMOVAL, REMOVAL_WORD, after.state().round(), 2);
    }

    private static EffectName name(TicketView after, String kind, String word, int round, int step) {
        TicketClosing last = after.state().closing();
        int closings = last == null ? 0 : last.closing();
        int sequence = STEPS * (after.state().round() + closings) + step;
        return new EffectName(id(after, word, round), after.guildId(), kind, after.ticketId(), round, sequence);
    }

    private static String id(TicketView ticket, String word, int round) {
        return ticket.ticketId() + ":" + word + round;
    }

    private static String id(TicketEvent event, String word, int round) {
        return event.ticketId() + ":" + word + round;
    }
}
