package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.SharedClock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens tickets and steers them. All but the panel's answer the ticket, with its version. */
@RestController
@RequestMapping(
        path = {"/api/guilds/{guildId}/tickets", "/api/panel/guilds/{guildId}/tickets"},
        consumes = "application/json")
public final class TicketRoutes {
    private final TicketWrites writes;
    private final SharedClock clock;

    public TicketRoutes(TicketWrites writes, SharedClock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<byte[]> open(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.open(guildId, body, write);
    }

    @PostMapping("/panels")
    ResponseEntity<byte[]> panel(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.panel(guildId, body, write);
    }

    @PostMapping("/{ticketId}/claim")
    ResponseEntity<byte[]> claim(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.steer(guildId, ticketId, body, write, (by, module) -> {
            String assigneeId = TicketForm.assignee(body);
            return new ClaimTicket(guildId, ticketId, by, assigneeId == null ? by.userId() : assigneeId, null);
        });
    }

    @PostMapping("/{ticketId}/close")
    ResponseEntity<byte[]> close(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.steer(
                guildId,
                ticketId,
                body,
                write,
                (by, module) -> new CloseTicket(
                        guildId, ticketId, by, TicketForm.reason(body), module.ending(), clock.millis(), null));
    }

    @PostMapping("/{ticketId}/reopen")
    ResponseEntity<byte[]> reopen(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.steer(guildId, ticketId, body, write, (by, module) -> {
            TicketForm.nothing(body);
            TicketWrites.requireOn(module);
            return new ReopenTicket(guildId, ticketId, by, module.reopens(), module.maxPerUser(), clock.millis(), null);
        });
    }

    @PostMapping("/{ticketId}/participants")
    ResponseEntity<byte[]> participants(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        return writes.steer(guildId, ticketId, body, write, (by, module) -> {
            TicketForm.Participants participants = TicketForm.participants(body);
            return new ChangeParticipants(guildId, ticketId, by, participants.added(), participants.removed(), null);
        });
    }
}
