package dev.guildhall.command.ticket;

import dev.guildhall.command.deadline.Deadline;
import dev.guildhall.command.deadline.DeadlineChange;
import dev.guildhall.command.deadline.DeadlineRule;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.AskModule;
import dev.guildhall.command.ticket.TicketRejection.NothingWritten;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.ticket.TicketChannelRemoved;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketRemovalDue;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets close by themselves after a silence, and their channels go some time after that. */
final class TicketDeadlines implements DeadlineRule {
    static final String SILENCE = "ticket.silence";
    static final String REMOVAL = "ticket.removal";

    private static final int PREFIX = AggregateIds.ticket("").length();

    private final CommandDoor door;

    TicketDeadlines(CommandDoor door) {
        this.door = door;
    }

    @Override
    public Collection<String> kinds() {
        return List.of(SILENCE, REMOVAL);
    }

    @Override
    public String types() {
        return "ticket.";
    }

    @Override
    public List<DeadlineChange> after(GuildhallEvent event) {
        return switch (event) {
            case TicketOpened opened ->
                silence(
                        opened.guildId(),
                        opened.ticketId(),
                        Silence.end(opened.terms().autoCloseHours(), opened.openedAtMillis()));
            case TicketMessageWritten written ->
                silence(written.guildId(), written.ticketId(), orNever(written.autoCloseAtMillis()));
            case TicketReopened reopened -> {
                List<DeadlineChange> changes = new ArrayList<>();
                changes.add(cleared(reopened.ticketId(), REMOVAL));
                changes.addAll(silence(reopened.guildId(), reopened.ticketId(), orNever(reopened.autoCloseAtMillis())));
                yield changes;
            }
            case TicketClosed closed ->
                List.of(
                        cleared(closed.ticketId(), SILENCE),
                        set(closed.guildId(), closed.ticketId(), REMOVAL, closed.removeAtMillis()));
            case TicketRemovalDue due -> List.of(cleared(due.ticketId(), REMOVAL));
            case TicketChannelRemoved removed -> List.of(cleared(removed.ticketId(), REMOVAL));
            default -> List.of();
        };
    }

    private static long orNever(@Nullable Long millis) {
        return millis == null ? 0 : millis;
    }

    private static List<DeadlineChange> silence(String guildId, String ticketId, long endMillis) {
        return endMillis == 0 ? List.of() : List.of(set(guildId, ticketId, SILENCE, endMillis));
    }

    private static DeadlineChange set(String guildId, String ticketId, String kind, long atMillis) {
        return new DeadlineChange.Set(
                new Deadline(AggregateIds.ticket(ticketId), kind, guildId, Instant.ofEpochMilli(atMillis)));
    }

    private static DeadlineChange cleared(String ticketId, String kind) {
        return new DeadlineChange.Cleared(AggregateIds.ticket(ticketId), kind);
    }

    @Override
    public void settled(Collection<String> aggregateIds) {
        // Nothing is kept for a deadline but itself.
    }

    /** What is not decided now is set anew by whatever makes it due, or waits for the transcript. */
    @Override
    public Verdict decide(Deadline due, Instant now, Write write) {
        String ticketId = due.aggregateId().substring(PREFIX);
        DeskCommand command = due.kind().equals(SILENCE)
                ? new CloseSilentTicket(
                        due.guildId(),
                        ticketId,
                        lastWritten(due.guildId(), ticketId, write),
                        ending(due.guildId(), write),
                        now.toEpochMilli())
                : new RemoveDueChannel(due.guildId(), ticketId, now.toEpochMilli());
        return door.record(command, DueView.class, write).view().waits() ? Verdict.LATER : Verdict.MOOT;
    }

    private long lastWritten(String guildId, String ticketId, Write write) {
        try {
            return door.record(new AskTranscript(guildId, ticketId), LastWritten.class, write)
                    .view()
                    .atMillis();
        } catch (Rejected e) {
            if (e.rejection() instanceof NothingWritten) {
                return LastWritten.NEVER.atMillis();
            }
            throw e;
        }
    }

    private Ending ending(String guildId, Write write) {
        ModuleConfiguration module = door.record(
                        new AskModule(guildId, GuildModule.TICKETS), ModuleConfiguration.class, write)
                .view();
        return new TicketModule(module).ending();
    }
}
