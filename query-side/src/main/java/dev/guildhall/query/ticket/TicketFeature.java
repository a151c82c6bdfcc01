package dev.guildhall.query.ticket;

import dev.guildhall.events.OfGuild;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.content.ContentFeature;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.content.ContentView;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.rebuild.ViewTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the views of tickets and panels, and of where messages stand, follow the log. */
final class TicketFeature implements ContentFeature<OfGuild, ContentView> {
    static final String GROUP = "ticket-view";
    static final String EVENT_TYPES = "ticket.";

    /** Goes up whenever the same events make other rows. */
    static final int VERSION = 1;

    static final List<ViewTable> TABLES = List.of(
            ViewTable.of("ticket"),
            ViewTable.of("ticket_panel"),
            ViewTable.of("ticket_message").ownedBy("ticket", "ticket_id"));

    private final TicketViews tickets;
    private final PanelViews panels;
    private final TicketMessages messages;

    TicketFeature(TicketViews tickets, PanelViews panels, TicketMessages messages) {
        this.tickets = tickets;
        this.panels = panels;
        this.messages = messages;
    }

    @Override
    public String types() {
        return EVENT_TYPES;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public Optional<OfGuild> event(Object payload) {
        return switch (payload) {
            case TicketEvent event -> Optional.of(event);
            case TicketPanelEvent event -> Optional.of(event);
            case TicketMessageEvent event -> Optional.of(event);
            default -> Optional.empty();
        };
    }

    /** What is written changes no ticket, and asks for nothing in Discord. */
    @Override
    public List<ContentStep<OfGuild, ContentView>> follow(List<ContentEvent<OfGuild>> events) {
        messages.store(of(TicketMessageEvent.class, events));
        Stream<ContentStep<OfGuild, ContentView>> ofTickets = tickets
                .follow(
                        of(TicketEvent.class, events),
                        TicketEvent::ticketId,
                        (before, e) -> TicketEvolution.evolve(before, e.event(), e.position()))
                .stream()
                .map(ContentStep::<OfGuild, ContentView>of);
        Stream<ContentStep<OfGuild, ContentView>> ofPanels = panels
                .follow(
                        of(TicketPanelEvent.class, events),
                        TicketPanelEvent::panelId,
                        (before, e) -> PanelView.evolve(before, e.event(), e.position()))
                .stream()
                .map(ContentStep::<OfGuild, ContentView>of);
        return Stream.concat(ofTickets, ofPanels)
                .sorted(Comparator.comparingLong(ContentStep::position))
                .toList();
    }

    private static <E extends OfGuild> List<ContentEvent<E>> of(Class<E> kind, List<ContentEvent<OfGuild>> events) {
        return events.stream()
                .filter(e -> kind.isInstance(e.event()))
                .map(e -> new ContentEvent<>(kind.cast(e.event()), e.position(), e.timestampMillis(), e.cause()))
                .toList();
    }

    @Override
    public void decide(ContentStep<OfGuild, ContentView> step, EffectDecisions decisions) {
        if (step.event() instanceof TicketEvent event && step.after() instanceof TicketView ticket) {
            TicketEffects.decide(event, ticket, step.position(), decisions);
        } else if (step.event() instanceof TicketPanelEvent event) {
            PanelEffects.decide(event, step.position(), decisions);
        }
    }
}
