package dev.guildhall.query.ticket;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketOpened;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote about tickets, read from the log at the moment when it is asked for: whatever was erased since reads
 * {@link dev.guildhall.events.SealedValue#ERASED}. Throws Spring's {@code DataAccessException} when PostgreSQL is away.
 * Thread-safe.
 */
final class TicketTexts {
    /** @param closeReason of the last closing; {@code null} where there is none, or nobody said why */
    record Texts(String subject, @Nullable String closeReason) {}

    private final LogReader log;

    TicketTexts(LogReader log) {
        this.log = log;
    }

    /** By the ticket's id. */
    Map<String, Texts> of(Collection<TicketView> tickets) {
        List<Long> positions = new ArrayList<>();
        for (TicketView ticket : tickets) {
            positions.add(ticket.opening().position());
            TicketClosing last = ticket.state().closing();
            if (last != null) {
                positions.add(last.position());
            }
        }
        Map<String, String> subjects = new HashMap<>();
        Map<String, @Nullable String> reasons = new HashMap<>();
        log.at(positions).forEach(logged -> {
            switch (logged.payload()) {
                case TicketOpened opened -> subjects.put(opened.ticketId(), opened.subject());
                case TicketClosed closed -> reasons.put(closed.ticketId(), closed.reason());
                default -> throw new IllegalStateException("no text of a ticket stands at " + logged.position());
            }
        });
        Map<String, Texts> texts = new HashMap<>();
        tickets.forEach(ticket -> texts.put(
                ticket.ticketId(),
                new Texts(Objects.requireNonNull(subjects.get(ticket.ticketId())), reasons.get(ticket.ticketId()))));
        return texts;
    }

    Texts of(TicketView ticket) {
        return Objects.requireNonNull(of(List.of(ticket)).get(ticket.ticketId()));
    }
}
