package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.ConfirmAccess;
import dev.guildhall.command.guild.ConfirmModule;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.command.ticket.TicketRejection.ModuleOff;
import dev.guildhall.command.ticket.TicketRejection.UnknownTicket;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * How tickets are opened and steered by panels: the guild is asked whether the giver may and what it has configured, then
 * the desk is told. Who may not is told so before anything else is looked at. Thread-safe.
 */
public final class TicketWrites {
    static final String TICKET = "ticket";
    static final String PANEL = "ticket-panel";

    private final Writes writes;
    private final CommandDoor door;
    private final TicketTexts texts;
    private final Clock clock;

    TicketWrites(Writes writes, CommandDoor door, TicketTexts texts, Clock clock) {
        this.writes = writes;
        this.door = door;
        this.texts = texts;
        this.clock = clock;
    }

    /** The ticket's id follows from the command's, so a repetition opens no other one. */
    ResponseEntity<byte[]> open(String guildId, Map<String, @Nullable Object> body, Write write) {
        return writes.carryOut(
                new Writes.Task<>(
                        access(guildId, write),
                        command -> opening(guildId, command, body, write),
                        command -> new ShowTicket(guildId, Ulid.of(TICKET, command)),
                        TicketView.class,
                        body,
                        view -> view,
                        answer -> texts.told(guildId, answer)),
                write);
    }

    /** {@code If-Match} is about the configuration here, which decides what applies to the ticket. */
    private OpenTicket opening(String guildId, UUID commandId, Map<String, @Nullable Object> body, Write write) {
        TicketModule module = confirmed(guildId, List.of(), write);
        TicketForm.Opening opening = TicketForm.opening(body);
        String openerId = opening.openerId();
        return opening(
                guildId,
                commandId,
                opening,
                openerId == null ? write.asker().userId() : openerId,
                module,
                clock.millis());
    }

    static OpenTicket opening(
            String guildId,
            UUID commandId,
            TicketForm.Opening opening,
            String openerId,
            TicketModule module,
            long atMillis) {
        requireOn(module);
        return new OpenTicket(
                guildId,
                Ulid.of(TICKET, commandId),
                openerId,
                opening.subject(),
                opening.topic(),
                module.terms(),
                module.maxPerUser(),
                module.cooldownMillis(),
                atMillis);
    }

    /** @param command asked for once it is known that the giver may */
    ResponseEntity<byte[]> steer(
            String guildId,
            String ticketId,
            Map<String, @Nullable Object> body,
            Write write,
            BiFunction<Member, TicketModule, ? extends SteeringCommand> command) {
        return writes.carryOut(
                new Writes.Task<>(
                        access(guildId, write),
                        ignored -> {
                            TicketModule module = confirmed(guildId, List.of(), write.regardless());
                            requireId(ticketId);
                            return command.apply(Member.ofThePanel(write.asker().userId()), module);
                        },
                        ignored -> new ShowTicket(guildId, ticketId),
                        TicketView.class,
                        body,
                        view -> view,
                        answer -> texts.told(guildId, answer)),
                write);
    }

    ResponseEntity<byte[]> panel(String guildId, Map<String, @Nullable Object> body, Write write) {
        return writes.carryOut(
                new Writes.Task<>(
                        access(guildId, write),
                        command -> {
                            door.send(access(guildId, write), Object.class, write.regardless());
                            PanelForm form = PanelForm.read(body);
                            requireOn(confirmed(guildId, form.named(), write));
                            return new RequestPanel(
                                    guildId, Ulid.of(PANEL, command), form.channelId(), form.text(), form.topics());
                        },
                        command -> new ShowPanel(guildId, Ulid.of(PANEL, command)),
                        PanelView.class,
                        body,
                        view -> view),
                write);
    }

    /** Throws {@link dev.guildhall.command.dispatch.Rejected} when the giver may not. */
    private TicketModule confirmed(String guildId, List<ConfigReference> named, Write write) {
        return new TicketModule(door.send(
                        new ConfirmModule(guildId, write.asker().userId(), GuildModule.TICKETS, named),
                        ModuleConfiguration.class,
                        write)
                .view());
    }

    private static ConfirmAccess access(String guildId, Write write) {
        return new ConfirmAccess(guildId, write.asker().userId(), null);
    }

    static void requireOn(TicketModule module) {
        if (!module.isOn()) {
            throw new ProblemException(new ModuleOff().problem());
        }
    }

    static void requireId(String ticketId) {
        if (!Ulid.isOne(ticketId)) {
            throw new ProblemException(new UnknownTicket().problem());
        }
    }
}
