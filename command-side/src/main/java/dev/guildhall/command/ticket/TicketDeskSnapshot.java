package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.GrowingState;
import dev.guildhall.eventlog.SnapshotType;
import java.util.List;

/**
 * A desk as it is kept beside the log. It holds ids, nothing else about a person. Whoever changes the shape, or what
 * {@code evolve} makes of an event, takes the next revision.
 *
 * @param forgottenUpTo the greatest id of a ticket that is not remembered any more; empty when all are
 * @param tickets in the order in which they were opened, or closed the last time
 * @param panels the oldest first
 */
@SnapshotType(value = "ticket.DeskState", revision = 1)
record TicketDeskSnapshot(
        String guildId, int lastNumber, String forgottenUpTo, List<TicketState> tickets, List<PanelState> panels)
        implements GrowingState {
    /** Of one ticket, beside its lists. */
    private static final int PARTS_OF_A_TICKET = 10;

    TicketDeskSnapshot {
        tickets = List.copyOf(tickets);
        panels = List.copyOf(panels);
    }

    @Override
    public int parts() {
        return panels.size()
                + tickets.stream().mapToInt(TicketDeskSnapshot::parts).sum();
    }

    private static int parts(TicketState ticket) {
        return PARTS_OF_A_TICKET
                + ticket.opening().supportRoleIds().size()
                + ticket.work().participants().size();
    }
}
