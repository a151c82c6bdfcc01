package dev.guildhall.query.ticket;

import dev.guildhall.events.OfGuild;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.query.content.ContentNotices;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.content.ContentView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of tickets: never what anybody wrote. */
final class TicketNotices {
    private TicketNotices() {}

    /** Whom it is about, and what is said beside the ticket's own. */
    private record Happening(
            DiscordEventType type, @Nullable String userId, Map<String, String> more) {}

    static Optional<DiscordEvent> notice(ContentStep<OfGuild, ContentView> step) {
        return step.after() instanceof TicketView ticket
                ? happening(step.event(), ticket).map(one -> of(step, ticket, one))
                : Optional.empty();
    }

    private static Optional<Happening> happening(OfGuild event, TicketView ticket) {
        String opener = ticket.openerId();
        return switch (event) {
            case TicketOpened e -> of(DiscordEventType.TICKET_CREATE, e.openerId(), Map.of());
            case TicketClaimed e -> of(DiscordEventType.TICKET_CLAIM, e.assigneeId(), Map.of("openerId", opener));
            case TicketClosed e -> of(DiscordEventType.TICKET_CLOSE, e.closerId(), Map.of("cause", e.cause()));
            case TicketReopened e -> of(DiscordEventType.TICKET_REOPEN, e.reopenerId(), Map.of("openerId", opener));
            default -> Optional.empty();
        };
    }

    private static Optional<Happening> of(DiscordEventType type, @Nullable String userId, Map<String, String> more) {
        return Optional.of(new Happening(type, userId, more));
    }

    private static DiscordEvent of(ContentStep<OfGuild, ContentView> step, TicketView ticket, Happening happening) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("ticketId", ticket.ticketId());
        data.put("number", ticket.number());
        data.put("channelId", ticket.state().channelId());
        data.put("status", ticket.status().name());
        data.putAll(happening.more());
        return ContentNotices.notice(step, happening.type(), happening.userId(), data);
    }
}
