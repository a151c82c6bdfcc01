package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.ticket.TicketRejection.Closed;
import dev.guildhall.command.ticket.TicketRejection.NotClosed;
import dev.guildhall.command.ticket.TicketRejection.NotOpener;
import dev.guildhall.command.ticket.TicketRejection.NotStaff;
import dev.guildhall.command.ticket.TicketRejection.ReopeningOff;
import dev.guildhall.command.ticket.TicketRejection.TooManyParticipants;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketParticipantRemoved;
import dev.guildhall.events.ticket.TicketRated;
import dev.guildhall.events.ticket.TicketRemovalDue;
import dev.guildhall.events.ticket.TicketReopened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes of what members do with a ticket, and of time. Who may not is told so before anything else is looked at.
 * Throws {@link dev.guildhall.command.dispatch.Rejected}.
 */
record TicketPolicy(Tickets tickets, TicketState ticket) {
    static final String BY_HAND = "hand";
    static final String BY_SILENCE = "silence";

    List<TicketEvent> claimed(ClaimTicket command) {
        requireStaff(command);
        requireUnchanged(command);
        requireOpen();
        return command.assigneeId().equals(ticket.work().assigneeId())
                ? List.of()
                : List.of(new TicketClaimed(command.guildId(), ticket.ticketId(), command.assigneeId()));
    }

    List<TicketEvent> participants(ChangeParticipants command) {
        requireStaff(command);
        requireUnchanged(command);
        requireOpen();
        List<String> members = new ArrayList<>(ticket.work().participants());
        List<TicketEvent> events = new ArrayList<>();
        for (String userId : command.added()) {
            if (!members.contains(userId) && !userId.equals(ticket.opening().openerId())) {
                members.add(userId);
                events.add(new TicketParticipantAdded(command.guildId(), ticket.ticketId(), userId));
            }
        }
        for (String userId : command.removed()) {
            if (members.remove(userId)) {
                events.add(new TicketParticipantRemoved(command.guildId(), ticket.ticketId(), userId));
            }
        }
        require(members.size() <= TicketLimits.MAX_PARTICIPANTS, new TooManyParticipants());
        return events;
    }

    List<TicketEvent> closed(CloseTicket command) {
        requireStaffOrOpener(command);
        requireUnchanged(command);
        requireOpen();
        return List.of(closed(
                command.guildId(),
                command.by().userId(),
                BY_HAND,
                command.reason(),
                command.ending(),
                command.atMillis()));
    }

    List<TicketEvent> reopened(ReopenTicket command) {
        requireStaffOrOpener(command);
        requireUnchanged(command);
        require(!ticket.isOpen(), new NotClosed());
        require(command.possible(), new ReopeningOff());
        new OpeningPolicy(tickets).requireRoom(ticket.opening().openerId(), command.maxPerUser());
        long end = Silence.end(ticket.opening().autoCloseHours(), command.atMillis());
        return List.of(new TicketReopened(
                command.guildId(), ticket.ticketId(), command.by().userId(), end == 0 ? null : end));
    }

    List<TicketEvent> rated(RateTicket command) {
        require(isOpener(command), new NotOpener());
        requireUnchanged(command);
        require(!ticket.isOpen(), new NotClosed());
        return command.stars() == ticket.work().stars()
                ? List.of()
                : List.of(new TicketRated(command.guildId(), ticket.ticketId(), command.stars()));
    }

    /** Nothing where somebody has written, or closed it, meanwhile. */
    List<TicketEvent> silent(CloseSilentTicket command) {
        long end = ticket.work().autoCloseAtMillis();
        boolean wrote = command.lastWrittenAtMillis() > 0;
        long written = Silence.end(ticket.opening().autoCloseHours(), command.lastWrittenAtMillis());
        long due = wrote ? Math.max(end, written) : end;
        return end == 0 || !ticket.isOpen() || command.atMillis() < due
                ? List.of()
                : List.of(closed(command.guildId(), null, BY_SILENCE, null, command.ending(), command.atMillis()));
    }

    List<TicketEvent> orphaned(CloseOrphanedTicket command) {
        String channelId = command.channelId();
        if (channelId != null && !channelId.equals(ticket.place().channelId())) {
            return List.of();
        }
        List<TicketEvent> events = new ArrayList<>();
        if (ticket.isOpen()) {
            String cause = command.loss().cause();
            events.add(closed(command.guildId(), null, cause, null, command.ending(), command.atMillis()));
        }
        if (command.loss() == CloseOrphanedTicket.Loss.CHANNEL
                && !ticket.place().removed()) {
            events.add(new TicketChannelRemoved(
                    command.guildId(), ticket.ticketId(), ticket.place().round()));
        }
        return events;
    }

    /** Never before the transcript is delivered: what nobody has read may be nowhere but in the channel. */
    Optional<TicketEvent> removalDue(String guildId, boolean delivered, long atMillis) {
        boolean due = !ticket.isOpen()
                && delivered
                && !ticket.place().removalDue()
                && !ticket.place().removed()
                && atMillis >= ticket.closing().removeAtMillis();
        return due
                ? Optional.of(new TicketRemovalDue(
                        guildId, ticket.ticketId(), ticket.place().round()))
                : Optional.empty();
    }

    private TicketClosed closed(
            String guildId,
            @Nullable String closerId,
            String cause,
            @Nullable String reason,
            Ending ending,
            long atMillis) {
        return new TicketClosed(
                guildId,
                ticket.ticketId(),
                ticket.closing().number() + 1,
                closerId,
                cause,
                reason,
                ending.transcriptChannelId(),
                atMillis,
                atMillis + ending.removalDelayMillis());
    }

    private boolean isOpener(SteeringCommand command) {
        return command.by().userId().equals(ticket.opening().openerId());
    }

    private void requireStaff(SteeringCommand command) {
        require(command.by().isStaff(ticket.opening().supportRoleIds()), new NotStaff());
    }

    private void requireStaffOrOpener(SteeringCommand command) {
        if (!isOpener(command)) {
            requireStaff(command);
        }
    }

    private void requireOpen() {
        require(ticket.isOpen(), new Closed());
    }

    private void requireUnchanged(SteeringCommand command) {
        Long expected = command.expectedSequence();
        if (expected != null && expected < ticket.sequence()) {
            throw tickets.rejected(new StaleVersion(expected, ticket.sequence()));
        }
    }

    private void require(boolean fulfilled, Rejection otherwise) {
        if (!fulfilled) {
            throw tickets.rejected(otherwise);
        }
    }
}
