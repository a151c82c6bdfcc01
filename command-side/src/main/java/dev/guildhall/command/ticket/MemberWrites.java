package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.AskModule;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * How tickets are opened and steered by members in Discord, of whom the bot tells: what they may is for the desk to
 * decide, and what comes of it is theirs. Thread-safe.
 */
public final class MemberWrites {
    private final Writes writes;
    private final CommandDoor door;
    private final TicketTexts texts;
    private final Clock clock;

    MemberWrites(Writes writes, CommandDoor door, TicketTexts texts, Clock clock) {
        this.writes = writes;
        this.door = door;
        this.texts = texts;
        this.clock = clock;
    }

    ResponseEntity<byte[]> open(String guildId, Map<String, @Nullable Object> body, Write write) {
        MemberForm form = MemberForm.of(TicketForm.OPENER, body, TicketForm.SUBJECT, TicketForm.TOPIC);
        TicketForm.Opening opening = TicketForm.Opening.of(form.fields());
        form.fields().check();
        Write theirs = write.as(write.asker().tellingOf(form.actor()));
        return carryOut(
                guildId,
                body,
                theirs,
                command -> TicketWrites.opening(
                        guildId, command, opening, form.member().userId(), module(guildId, theirs), clock.millis()),
                command -> new ShowTicket(guildId, Ulid.of(TicketWrites.TICKET, command)));
    }

    /** @param command asked for what the guild has configured */
    ResponseEntity<byte[]> steer(
            String guildId,
            String ticketId,
            Map<String, @Nullable Object> body,
            MemberForm form,
            Write write,
            Function<TicketModule, ? extends RepeatableCommand> command) {
        TicketWrites.requireId(ticketId);
        Write theirs = write.as(write.asker().tellingOf(form.actor()));
        return carryOut(
                guildId,
                body,
                theirs,
                ignored -> command.apply(module(guildId, theirs)),
                ignored -> new ShowTicket(guildId, ticketId));
    }

    /** What Discord says is so; may be told again. */
    ResponseEntity<byte[]> orphaned(String guildId, String ticketId, OrphanForm form, Write write) {
        TicketWrites.requireId(ticketId);
        CloseOrphanedTicket command = new CloseOrphanedTicket(
                guildId,
                ticketId,
                form.loss(),
                form.channelId(),
                module(guildId, write).ending(),
                clock.millis());
        return carryOut(guildId, form, write.regardless(), ignored -> command, ignored -> command.changingNothing());
    }

    private ResponseEntity<byte[]> carryOut(
            String guildId,
            Object body,
            Write write,
            Function<UUID, ? extends RepeatableCommand> command,
            Function<UUID, ? extends RepeatableCommand> repeated) {
        return writes.carryOut(
                new Writes.Task<>(
                        new AskModule(guildId, GuildModule.TICKETS),
                        command,
                        repeated,
                        TicketView.class,
                        body,
                        view -> view,
                        answer -> texts.told(guildId, answer)),
                write);
    }

    private TicketModule module(String guildId, Write write) {
        return new TicketModule(
                door.record(new AskModule(guildId, GuildModule.TICKETS), ModuleConfiguration.class, write)
                        .view());
    }
}
