package dev.guildhall.command.ticket;

import dev.guildhall.command.delivery.DeliveryFields;
import dev.guildhall.command.delivery.DeliveryView;
import dev.guildhall.command.dispatch.AggregateCommand;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.command.ticket.TicketRejection.NothingWritten;
import dev.guildhall.command.ticket.TicketRejection.UnknownPanel;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.request.Answer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the bot tells what became of tickets in Discord, and what is written in them. For services only, see the door. */
@RestController
@RequestMapping(path = "/internal/guilds/{guildId}", consumes = "application/json")
public final class TicketPlayRoutes {
    private static final String CHANNEL = "channelId";
    private static final String MESSAGE = "messageId";

    private final CommandDoor door;
    private final SharedClock clock;

    public TicketPlayRoutes(CommandDoor door, SharedClock clock) {
        this.door = door;
        this.clock = clock;
    }

    @PutMapping("/tickets/{ticketId}/deliveries/{delivery}")
    ResponseEntity<Answer<DeliveryView>> delivered(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @PathVariable String delivery,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        TicketWrites.requireId(ticketId);
        TicketCommand command = TicketDeliveryForm.command(guildId, ticketId, delivery, body, clock.millis());
        return record(command, DeliveryView.class, write);
    }

    @PutMapping("/ticket-panels/{panelId}/delivery")
    ResponseEntity<Answer<DeliveryView>> panelDelivered(
            @PathVariable String guildId,
            @PathVariable String panelId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        if (!Ulid.isOne(panelId)) {
            throw new ProblemException(new UnknownPanel().problem());
        }
        DeliveryFields report = DeliveryFields.read(body, Set.of(CHANNEL, MESSAGE));
        String cause = report.cause();
        if (cause != null) {
            return record(new RecordFailedPanel(guildId, panelId, cause), DeliveryView.class, write);
        }
        String channelId = report.fields().requiredId(CHANNEL);
        String messageId = report.fields().requiredId(MESSAGE);
        report.fields().check();
        return record(new RecordPanel(guildId, panelId, channelId, messageId), DeliveryView.class, write);
    }

    /** The desk is asked first, which knows the guild's tickets, and when they close by themselves. */
    @PutMapping("/tickets/{ticketId}/messages")
    ResponseEntity<Answer<TranscriptView>> written(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody MessageReport report,
            Write write) {
        TicketWrites.requireId(ticketId);
        report.check();
        int hours = door.record(new AskTicket(guildId, ticketId), TicketSilence.class, write)
                .view()
                .closesAfterHours();
        RecordMessages command = report.command(guildId, ticketId, hours, clock.millis());
        return report.isEmpty() ? absent(command, write) : record(command, TranscriptView.class, write);
    }

    private ResponseEntity<Answer<TranscriptView>> absent(RecordMessages command, Write write) {
        try {
            RecordAbsence absence =
                    new RecordAbsence(command.guildId(), command.ticketId(), command.range(), command.atMillis());
            return record(absence, TranscriptView.class, write);
        } catch (Rejected e) {
            if (e.rejection() instanceof NothingWritten) {
                return Answer.of(new TranscriptView(0, 0, 0, 0, false), 0).entity();
            }
            throw e;
        }
    }

    private <V> ResponseEntity<Answer<V>> record(AggregateCommand command, Class<V> view, Write write) {
        Outcome<V> outcome = door.record(command, view, write);
        return Answer.of(outcome.view(), outcome.version()).entity();
    }
}
