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

/** Where the bot tells what members do with tickets in Discord. For services only, see the door. */
@RestController
@RequestMapping(path = "/internal/guilds/{guildId}/tickets", consumes = "application/json")
public final class MemberRoutes {
    private static final String STARS = "stars";

    private final MemberWrites writes;
    private final SharedClock clock;

    public MemberRoutes(MemberWrites writes, SharedClock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<byte[]> open(
            @PathVariable String guildId, @RequestBody Map<String, @Nullable Object> body, Write write) {
        return writes.open(guildId, body, write);
    }

    @PostMapping("/{ticketId}/claim")
    ResponseEntity<byte[]> claim(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        MemberForm form = MemberForm.read(body);
        form.fields().check();
        Member by = form.member();
        return writes.steer(
                guildId,
                ticketId,
                body,
                form,
                write,
                module -> new ClaimTicket(guildId, ticketId, by, by.userId(), null));
    }

    @PostMapping("/{ticketId}/close")
    ResponseEntity<byte[]> close(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        if (body.get(OrphanForm.CAUSE) != null) {
            return writes.orphaned(guildId, ticketId, OrphanForm.read(body), write);
        }
        MemberForm form = MemberForm.read(body, TicketForm.REASON, OrphanForm.CAUSE);
        String reason = TicketForm.reason(form.fields());
        form.fields().check();
        return writes.steer(
                guildId,
                ticketId,
                body,
                form,
                write,
                module -> new CloseTicket(
                        guildId, ticketId, form.member(), reason, module.ending(), clock.millis(), null));
    }

    @PostMapping("/{ticketId}/reopen")
    ResponseEntity<byte[]> reopen(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        MemberForm form = MemberForm.read(body);
        form.fields().check();
        return writes.steer(guildId, ticketId, body, form, write, module -> {
            TicketWrites.requireOn(module);
            return new ReopenTicket(
                    guildId, ticketId, form.member(), module.reopens(), module.maxPerUser(), clock.millis(), null);
        });
    }

    @PostMapping("/{ticketId}/participants")
    ResponseEntity<byte[]> participants(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        MemberForm form = MemberForm.read(body, TicketForm.ADD, TicketForm.REMOVE);
        TicketForm.Participants told = TicketForm.Participants.of(form.fields());
        form.fields().check();
        return writes.steer(
                guildId,
                ticketId,
                body,
                form,
                write,
                module -> new ChangeParticipants(guildId, ticketId, form.member(), told.added(), told.removed(), null));
    }

    @PostMapping("/{ticketId}/rating")
    ResponseEntity<byte[]> rate(
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestBody Map<String, @Nullable Object> body,
            Write write) {
        MemberForm form = MemberForm.read(body, STARS);
        form.fields().required(STARS);
        Long stars = form.fields().number(STARS, 1, TicketLimits.MAX_STARS);
        form.fields().check();
        int given = stars == null ? 0 : stars.intValue();
        return writes.steer(
                guildId,
                ticketId,
                body,
                form,
                write,
                module -> new RateTicket(guildId, ticketId, form.member(), given, null));
    }
}
