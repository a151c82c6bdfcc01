package dev.guildhall.command.ticket;

import dev.guildhall.command.ticket.TicketRejection.CoolingDown;
import dev.guildhall.command.ticket.TicketRejection.TooManyInGuild;
import dev.guildhall.command.ticket.TicketRejection.TooManyOfMember;
import dev.guildhall.events.ticket.TicketOpened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Whether another ticket may be open, and under which number. Throws {@link dev.guildhall.command.dispatch.Rejected}. */
record OpeningPolicy(Tickets tickets) {
    TicketOpened opened(OpenTicket command) {
        requireRoom(command.openerId(), command.maxPerUser());
        requireCool(command);
        return new TicketOpened(
                command.guildId(),
                command.ticketId(),
                tickets.lastNumber() + 1,
                command.openerId(),
                command.subject(),
                command.topic(),
                command.atMillis(),
                command.terms());
    }

    void requireRoom(String openerId, int maxPerUser) {
        List<TicketState> open = tickets.openOf(openerId);
        if (open.size() >= maxPerUser) {
            throw tickets.rejected(new TooManyOfMember(
                    maxPerUser, open.stream().map(OpeningPolicy::named).toList()));
        }
        if (tickets.open() >= TicketLimits.MAX_OPEN_PER_GUILD) {
            throw tickets.rejected(new TooManyInGuild(TicketLimits.MAX_OPEN_PER_GUILD));
        }
        if (tickets.held() >= TicketLimits.MAX_HELD_PER_GUILD) {
            throw tickets.rejected(new TooManyInGuild(TicketLimits.MAX_HELD_PER_GUILD));
        }
    }

    private static Map<String, Object> named(TicketState ticket) {
        return Map.of("id", ticket.ticketId(), "number", ticket.opening().number());
    }

    private void requireCool(OpenTicket command) {
        OptionalLong last = tickets.lastOpenedBy(command.openerId());
        if (last.isPresent() && command.atMillis() < last.getAsLong() + command.cooldownMillis()) {
            throw tickets.rejected(new CoolingDown(Instant.ofEpochMilli(last.getAsLong() + command.cooldownMillis())));
        }
    }
}
