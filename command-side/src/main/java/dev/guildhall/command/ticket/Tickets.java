package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.ticket.TicketRejection.TicketTooOld;
import dev.guildhall.command.ticket.TicketRejection.UnknownPanel;
import dev.guildhall.command.ticket.TicketRejection.UnknownTicket;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.events.ticket.TicketPanelRequested;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The tickets and panels that the desk of a guild remembers: every ticket that is open or has a channel, and as many of
 * the others as {@link TicketLimits} says. For one thread at a time.
 */
final class Tickets {
    private static final long NONE = -1;

    /** In the order in which they were opened, or closed the last time. */
    private final Map<String, TicketState> byId = new LinkedHashMap<>();

    private final Map<String, PanelState> panels = new LinkedHashMap<>();
    private String guildId = "";
    private int lastNumber;
    private String forgottenUpTo = "";
    private long sequence = NONE;

    /** {@code null} until the first event. */
    @Nullable String guildId() {
        return sequence == NONE ? null : guildId;
    }

    int lastNumber() {
        return lastNumber;
    }

    /** Of the last event. */
    long sequence() {
        return sequence;
    }

    /** Those that it remembers. */
    int size() {
        return byId.size();
    }

    /** Refused on this state, and on none that came later. */
    Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, sequence);
    }

    Optional<TicketState> known(String ticketId) {
        return Optional.ofNullable(byId.get(ticketId));
    }

    /** Ids are in the order of time, so what is as old as what was forgotten may have been a ticket. */
    TicketState ticket(String ticketId) {
        TicketState ticket = byId.get(ticketId);
        if (ticket == null) {
            throw rejected(ticketId.compareTo(forgottenUpTo) <= 0 ? new TicketTooOld() : new UnknownTicket());
        }
        return ticket;
    }

    Optional<PanelState> knownPanel(String panelId) {
        return Optional.ofNullable(panels.get(panelId));
    }

    PanelState panel(String panelId) {
        return knownPanel(panelId).orElseThrow(() -> rejected(new UnknownPanel()));
    }

    long open() {
        return byId.values().stream().filter(TicketState::isOpen).count();
    }

    long held() {
        return byId.values().stream().filter(ticket -> !ticket.isFinished()).count();
    }

    List<TicketState> openOf(String userId) {
        return byId.values().stream()
                .filter(ticket -> ticket.isOpen() && ticket.opening().openerId().equals(userId))
                .toList();
    }

    /** In epoch milliseconds; empty when no ticket of theirs is remembered. */
    OptionalLong lastOpenedBy(String userId) {
        return byId.values().stream()
                .map(TicketState::opening)
                .filter(opening -> opening.openerId().equals(userId))
                .mapToLong(TicketState.Opening::openedAtMillis)
                .max();
    }

    void evolve(TicketEvent event, long at) {
        sequence = at;
        TicketState before = byId.get(event.ticketId());
        if (event instanceof TicketOpened opened) {
            guildId = opened.guildId();
            lastNumber = opened.number();
            byId.put(opened.ticketId(), TicketState.of(opened, at));
            return;
        }
        TicketState after =
                Objects.requireNonNull(before, "a ticket that was forgotten").after(event, at);
        if (event instanceof TicketClosed) {
            byId.remove(event.ticketId());
        }
        byId.put(event.ticketId(), after);
        if (event instanceof TicketChannelRemoved) {
            forget();
        }
    }

    private void forget() {
        long over = byId.values().stream().filter(TicketState::isFinished).count() - TicketLimits.MAX_CLOSED_REMEMBERED;
        Iterator<TicketState> oldest = byId.values().iterator();
        while (over > 0) {
            TicketState ticket = oldest.next();
            if (ticket.isFinished()) {
                oldest.remove();
                over--;
                if (ticket.ticketId().compareTo(forgottenUpTo) > 0) {
                    forgottenUpTo = ticket.ticketId();
                }
            }
        }
    }

    void evolve(TicketPanelEvent event, long at) {
        sequence = at;
        PanelState before = panels.get(event.panelId());
        if (event instanceof TicketPanelRequested requested) {
            guildId = requested.guildId();
            panels.put(requested.panelId(), PanelState.of(requested, at));
            if (panels.size() > TicketLimits.MAX_PANELS_REMEMBERED) {
                panels.remove(panels.keySet().iterator().next());
            }
        } else {
            panels.put(
                    event.panelId(),
                    Objects.requireNonNull(before, "a panel that was forgotten").after(event, at));
        }
    }

    TicketDeskSnapshot snapshot() {
        return new TicketDeskSnapshot(
                guildId, lastNumber, forgottenUpTo, List.copyOf(byId.values()), List.copyOf(panels.values()));
    }

    static Tickets of(TicketDeskSnapshot kept, long at) {
        Tickets tickets = new Tickets();
        tickets.guildId = kept.guildId();
        tickets.lastNumber = kept.lastNumber();
        tickets.forgottenUpTo = kept.forgottenUpTo();
        tickets.sequence = at;
        kept.tickets().forEach(ticket -> tickets.byId.put(ticket.ticketId(), ticket));
        kept.panels().forEach(panel -> tickets.panels.put(panel.panelId(), panel));
        return tickets;
    }
}
