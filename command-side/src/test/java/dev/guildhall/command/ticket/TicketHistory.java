package dev.guildhall.command.ticket;

import dev.guildhall.events.ticket.TicketChannelCreated;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.events.ticket.TicketTerms;
import dev.guildhall.events.ticket.TicketTranscriptDelivered;
import java.util.List;
import java.util.Set;

/** One ticket of max's, and those around it. */
final class TicketHistory {
    static final String GUILD = "1180000000000000001";
    static final String TICKET = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";
    static final String OTHER = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEG";
    static final String MAX = "1180000000000000104";
    static final String ADAM = "1180000000000000102";
    static final String MONA = "1180000000000000103";
    static final String ROLE = "1180000000000000304";
    static final String LOGS = "1180000000000000202";
    static final String CHANNEL = "1180000000000000921";
    static final String CARD = "1180000000000000931";

    static final long START = 1_800_000_000_000L;
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    static final Ending ENDING = new Ending(LOGS, DAY);
    static final Member STAFF = new Member(ADAM, Set.of(ROLE), false);
    static final Member OPENER = new Member(MAX, Set.of(), false);
    static final Member STRANGER = new Member(MONA, Set.of("1180000000000000303"), false);

    private TicketHistory() {}

    static TicketTerms terms(int autoCloseHours) {
        return new TicketTerms(null, List.of(ROLE), "ticket-{number}", "", autoCloseHours);
    }

    static TicketOpened opened(String ticketId, int number, String openerId, int autoCloseHours) {
        return new TicketOpened(GUILD, ticketId, number, openerId, "Help", null, START, terms(autoCloseHours));
    }

    static TicketOpened opened(String ticketId, int number) {
        return opened(ticketId, number, MAX, 0);
    }

    static TicketOpened opened() {
        return opened(TICKET, 1);
    }

    static TicketClaimed claimed() {
        return new TicketClaimed(GUILD, TICKET, ADAM);
    }

    /** By hand, after an hour, for the nth time. */
    static TicketClosed closed(int closing) {
        return new TicketClosed(GUILD, TICKET, closing, ADAM, "hand", "Solved", LOGS, START + HOUR, START + HOUR + DAY);
    }

    static TicketReopened reopened() {
        return new TicketReopened(GUILD, TICKET, MAX, null);
    }

    static TicketTranscriptDelivered delivered(int closing) {
        return new TicketTranscriptDelivered(GUILD, TICKET, closing, LOGS, CARD, 7);
    }

    static TicketChannelCreated channel(int round) {
        return new TicketChannelCreated(GUILD, TICKET, round, CHANNEL);
    }

    static TicketChannelRemoved removed(int round) {
        return new TicketChannelRemoved(GUILD, TICKET, round);
    }

    /** A ticket of a given id, opened, closed and without a channel any more. */
    static List<TicketEvent> finished(String ticketId, int number) {
        return List.of(
                opened(ticketId, number),
                new TicketClosed(GUILD, ticketId, 1, null, "silence", null, null, START, START),
                new TicketChannelRemoved(GUILD, ticketId, 0));
    }

    /** The state after events. */
    static Tickets after(List<? extends TicketEvent> events) {
        Tickets tickets = new Tickets();
        for (int at = 0; at < events.size(); at++) {
            tickets.evolve(events.get(at), at);
        }
        return tickets;
    }
}
