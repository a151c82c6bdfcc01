package dev.guildhall.e2e.fault.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.fault.sides.LoggedEvent;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Holds a guild's tickets in the log, in Discord and in the view against each other, and against what was written. */
final class TicketAudit {
    private final String about;
    private final List<String> violations = new ArrayList<>();

    private TicketAudit(String about) {
        this.about = about;
    }

    /** Of one whose channel is there. */
    static List<String> ofOneInUse(PlayedTicket ticket) {
        TicketAudit audit = new TicketAudit(ticket.toString());
        audit.expect("channels", 1L, ticket.channels());
        audit.expect("cards", 1L, ticket.cards());
        return audit.violations;
    }

    /** Of those that are over. */
    static List<String> ofGuild(Place place, List<PlayedTicket> tickets, TicketLog log) {
        TicketAudit audit = new TicketAudit("guild " + place.guildId());
        audit.expect(
                "numbers",
                IntStream.rangeClosed(1, tickets.size()).boxed().toList(),
                log.numbers(place.guildId()).stream().sorted().toList());
        List<JsonNode> messages = place.messages();
        List<String> all = new ArrayList<>(audit.violations);
        for (PlayedTicket ticket : tickets) {
            all.addAll(ofOne(ticket, log, messages));
        }
        return all;
    }

    private static List<String> ofOne(PlayedTicket ticket, TicketLog log, List<JsonNode> messages) {
        TicketAudit audit = new TicketAudit(ticket.toString());
        audit.checkEvents(ticket, log);
        int number = log.of(ticket.id(), TicketLog.OPENED).getFirst().number("number");
        for (int closing = 1; closing <= 2; closing++) {
            audit.expect("transcripts of closing " + closing, 1L, PlayedTicket.transcripts(messages, number, closing));
        }
        audit.expect("channels left", 0L, ticket.channels());
        audit.checkTranscript(ticket);
        return audit.violations;
    }

    private void checkEvents(PlayedTicket ticket, TicketLog log) {
        once(ticket, log, TicketLog.OPENED);
        once(ticket, log, TicketLog.CHANNEL_CREATED);
        once(ticket, log, TicketLog.CARD_POSTED);
        once(ticket, log, TicketLog.CLAIMED);
        once(ticket, log, TicketLog.REOPENED);
        once(ticket, log, TicketLog.REMOVED);
        expect("closings", List.of(1, 2), closings(ticket, log, TicketLog.CLOSED));
        expect("transcripts in the log", List.of(1, 2), closings(ticket, log, TicketLog.DELIVERED));
        expect(
                "deliveries that failed",
                0,
                log.of(ticket.id(), TicketLog.FAILED).size());
    }

    private static List<Integer> closings(PlayedTicket ticket, TicketLog log, String type) {
        return log.of(ticket.id(), type).stream()
                .map((LoggedEvent event) -> event.number("closing"))
                .toList();
    }

    private void once(PlayedTicket ticket, TicketLog log, String type) {
        expect("events " + type, 1, log.of(ticket.id(), type).size());
    }

    private void checkTranscript(PlayedTicket ticket) {
        String path = "/tickets/" + ticket.id() + "/transcript?format=json";
        List<String> texts = new ArrayList<>();
        Persistence.accepted(path, () -> ticket.place().read(path))
                .data()
                .path("messages")
                .forEach(message -> texts.add(message.path("text").asText()));
        for (String written : ticket.written()) {
            expect(
                    "that it tells '" + written + "'",
                    1L,
                    texts.stream().filter(written::equals).count());
        }
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            violations.add("%s: %s: expected %s, found %s".formatted(about, what, expected, found));
        }
    }
}
