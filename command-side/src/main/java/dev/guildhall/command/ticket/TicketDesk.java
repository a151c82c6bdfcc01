package dev.guildhall.command.ticket;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.delivery.DeliveryView;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.events.ticket.TicketPanelFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * All tickets of a guild: their numbers, limits, states and channels; what is written in them is elsewhere. {@code decide}
 * asks the policies and applies what they conclude, {@code evolve} only assigns. Whether the giver of a command may write
 * in the guild has been asked the guild.
 */
public final class TicketDesk {
    /** Room in memory that is counted like one guild's, in tickets. */
    static final int TICKETS_TO_A_UNIT = 8;

    private static final DeliveryView RECORDED = new DeliveryView(true);

    private Tickets tickets = new Tickets();

    TicketDesk() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        String guildId = tickets.guildId();
        return guildId == null ? null : AggregateIds.ticketDesk(guildId);
    }

    /** A repetition finds it made. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<TicketView> decide(OpenTicket command) {
        if (tickets.known(command.ticketId()).isEmpty()) {
            apply(new OpeningPolicy(tickets).opened(command));
        }
        return shown(command);
    }

    @CommandHandler
    Decision<TicketView> decide(ShowTicket command) {
        return shown(command);
    }

    @CommandHandler
    Decision<TicketSilence> decide(AskTicket command) {
        TicketState ticket = tickets.ticket(command.ticketId());
        TicketSilence silence =
                new TicketSilence(ticket.isOpen() ? ticket.opening().autoCloseHours() : 0);
        return new Decision<>(silence, tickets.sequence(), ticket.sequence());
    }

    @CommandHandler
    Decision<TicketView> decide(ClaimTicket command) {
        TicketPolicy policy = policy(command);
        return applied(policy.ticket(), policy.claimed(command));
    }

    @CommandHandler
    Decision<TicketView> decide(ChangeParticipants command) {
        TicketPolicy policy = policy(command);
        return applied(policy.ticket(), policy.participants(command));
    }

    @CommandHandler
    Decision<TicketView> decide(CloseTicket command) {
        TicketPolicy policy = policy(command);
        return applied(policy.ticket(), policy.closed(command));
    }

    @CommandHandler
    Decision<TicketView> decide(ReopenTicket command) {
        TicketPolicy policy = policy(command);
        return applied(policy.ticket(), policy.reopened(command));
    }

    @CommandHandler
    Decision<TicketView> decide(RateTicket command) {
        TicketPolicy policy = policy(command);
        return applied(policy.ticket(), policy.rated(command));
    }

    @CommandHandler
    Decision<TicketView> decide(CloseOrphanedTicket command) {
        TicketPolicy policy = policy(command);
        return applied(policy.ticket(), policy.orphaned(command));
    }

    @CommandHandler
    Decision<DueView> decide(CloseSilentTicket command) {
        tickets.known(command.ticketId())
                .ifPresent(ticket -> applyAll(new TicketPolicy(tickets, ticket).silent(command)));
        return due(false);
    }

    @CommandHandler
    Decision<DueView> decide(RemoveDueChannel command) {
        Optional<TicketState> known = tickets.known(command.ticketId());
        known.flatMap(ticket -> new TicketPolicy(tickets, ticket)
                        .removalDue(command.guildId(), ticket.closing().delivered(), command.atMillis()))
                .ifPresent(event -> apply(event));
        return due(known.filter(ticket -> !ticket.isOpen())
                .filter(ticket ->
                        !ticket.closing().delivered() && !ticket.place().removed())
                .isPresent());
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordChannel command) {
        DeliveryPolicy policy = deliveries(command);
        return recorded(policy.ticket(), policy.channel(command));
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordTranscript command) {
        DeliveryPolicy policy = deliveries(command);
        return recorded(policy.ticket(), policy.transcript(command));
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordRemoval command) {
        DeliveryPolicy policy = deliveries(command);
        return recorded(policy.ticket(), policy.removal(command));
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordFailedDelivery command) {
        DeliveryPolicy policy = deliveries(command);
        return recorded(policy.ticket(), policy.failed(command));
    }

    /** A repetition finds it made. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<PanelView> decide(RequestPanel command) {
        if (tickets.knownPanel(command.panelId()).isEmpty()) {
            apply(new TicketPanelRequested(
                    command.guildId(), command.panelId(), command.channelId(), command.text(), command.topics()));
        }
        return shown(tickets.panel(command.panelId()));
    }

    @CommandHandler
    Decision<PanelView> decide(ShowPanel command) {
        return shown(tickets.panel(command.panelId()));
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordPanel command) {
        PanelState panel = tickets.panel(command.panelId());
        if (!command.messageId().equals(panel.messageId()) || panel.cause() != null) {
            apply(new TicketPanelPosted(
                    command.guildId(), command.panelId(), command.channelId(), command.messageId()));
        }
        return new Decision<>(
                RECORDED, tickets.sequence(), tickets.panel(command.panelId()).sequence());
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordFailedPanel command) {
        PanelState panel = tickets.panel(command.panelId());
        if (panel.messageId() == null && !command.cause().equals(panel.cause())) {
            apply(new TicketPanelFailed(command.guildId(), command.panelId(), command.cause()));
        }
        return new Decision<>(
                RECORDED, tickets.sequence(), tickets.panel(command.panelId()).sequence());
    }

    private TicketPolicy policy(TicketCommand command) {
        return new TicketPolicy(tickets, tickets.ticket(command.ticketId()));
    }

    private DeliveryPolicy deliveries(TicketCommand command) {
        return new DeliveryPolicy(tickets, tickets.ticket(command.ticketId()));
    }

    private static void applyAll(List<? extends GuildhallEvent> events) {
        events.forEach(event -> apply(event));
    }

    /** What was just done may have made it one that is not remembered any more. */
    private Decision<TicketView> applied(TicketState before, List<? extends GuildhallEvent> events) {
        applyAll(events);
        TicketState after = tickets.known(before.ticketId()).orElse(before);
        return new Decision<>(TicketView.of(after), tickets.sequence(), after.sequence());
    }

    private Decision<DeliveryView> recorded(TicketState before, List<? extends GuildhallEvent> events) {
        Decision<TicketView> ticket = applied(before, events);
        return new Decision<>(RECORDED, ticket.sequence(), ticket.configurationSequence());
    }

    private Decision<DueView> due(boolean waits) {
        return new Decision<>(new DueView(waits), tickets.sequence(), tickets.sequence());
    }

    private Decision<TicketView> shown(TicketCommand command) {
        TicketState ticket = tickets.ticket(command.ticketId());
        return new Decision<>(TicketView.of(ticket), tickets.sequence(), ticket.sequence());
    }

    private Decision<PanelView> shown(PanelState panel) {
        return new Decision<>(PanelView.of(panel), tickets.sequence(), panel.sequence());
    }

    TicketDeskSnapshot snapshot() {
        return tickets.snapshot();
    }

    /** As how many guilds it counts in memory. */
    int units() {
        return 1 + tickets.size() / TICKETS_TO_A_UNIT;
    }

    @EventSourcingHandler
    void evolve(TicketDeskSnapshot snapshot, @SequenceNumber long at) {
        tickets = Tickets.of(snapshot, at);
    }

    @EventSourcingHandler
    void evolve(TicketEvent event, @SequenceNumber long at) {
        tickets.evolve(event, at);
    }

    @EventSourcingHandler
    void evolve(TicketPanelEvent event, @SequenceNumber long at) {
        tickets.evolve(event, at);
    }
}
