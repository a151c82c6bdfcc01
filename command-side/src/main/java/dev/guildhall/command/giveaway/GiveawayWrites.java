package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.giveaway.GiveawayRejection.ModuleOff;
import dev.guildhall.command.giveaway.GiveawayRejection.UnknownGiveaway;
import dev.guildhall.command.guild.ConfirmAccess;
import dev.guildhall.command.guild.ConfirmModule;
import dev.guildhall.command.guild.Presence;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * How giveaways are made and steered: the guild is asked whether the giver may, then the giveaway is told. Who may not is
 * told so before anything else is looked at. Thread-safe.
 */
public final class GiveawayWrites {
    private static final String KIND = "giveaway";

    private final Writes writes;
    private final CommandDoor door;
    private final Seeds seeds;
    private final Clock clock;

    GiveawayWrites(Writes writes, CommandDoor door, Seeds seeds, Clock clock) {
        this.writes = writes;
        this.door = door;
        this.seeds = seeds;
        this.clock = clock;
    }

    /** The giveaway's id follows from the command's, so a repetition makes no other one. */
    ResponseEntity<byte[]> create(String guildId, Map<String, @Nullable Object> body, Write write) {
        return writes.carryOut(
                new Writes.Task<>(
                        access(guildId, write),
                        command -> creation(guildId, command, body, write),
                        command -> new ShowGiveaway(guildId, Ulid.of(KIND, command)),
                        GiveawayView.class,
                        body,
                        view -> view),
                write);
    }

    /** {@code If-Match} is about the configuration here, which decides what was left out. */
    private CreateGiveaway creation(String guildId, UUID commandId, Map<String, @Nullable Object> body, Write write) {
        confirm(guildId, write);
        GiveawayForm form = GiveawayForm.read(body);
        String by = write.asker().userId();
        ModuleConfiguration module = door.send(
                        new ConfirmModule(guildId, by, GuildModule.GIVEAWAY, form.named()),
                        ModuleConfiguration.class,
                        write)
                .view();
        if (!module.enabled()) {
            throw new ProblemException(new ModuleOff().problem());
        }
        Instant now = clock.instant();
        GiveawayTerms terms = new GiveawayTerms(form, module.config());
        GiveawayForm.Period period = terms.period(now);
        String giveawayId = Ulid.of(KIND, commandId);
        Seed seed = seeds.keep(giveawayId, guildId);
        return new CreateGiveaway(terms.of(guildId, giveawayId, by, period, seed), now.toEpochMilli());
    }

    ResponseEntity<byte[]> end(String guildId, String giveawayId, Map<String, @Nullable Object> body, Write write) {
        return steer(guildId, giveawayId, body, write, () -> {
            String publicValue = SteeringForm.publicValue(body);
            Seed seed = seeds.find(giveawayId).orElse(null);
            return new EndGiveaway(guildId, giveawayId, seed, publicValue, null);
        });
    }

    /** @param command asked for once it is known that the giver may */
    ResponseEntity<byte[]> steer(
            String guildId,
            String giveawayId,
            Map<String, @Nullable Object> body,
            Write write,
            Supplier<? extends SteeringCommand> command) {
        return writes.carryOut(
                new Writes.Task<>(
                        access(guildId, write),
                        ignored -> {
                            confirm(guildId, write);
                            requireId(giveawayId);
                            return command.get();
                        },
                        ignored -> new ShowGiveaway(guildId, giveawayId),
                        GiveawayView.class,
                        body,
                        view -> view),
                write);
    }

    /** Throws {@link Rejected} when the giver may not. */
    private void confirm(String guildId, Write write) {
        door.send(access(guildId, write), Presence.class, write.regardless());
    }

    private static ConfirmAccess access(String guildId, Write write) {
        return new ConfirmAccess(guildId, write.asker().userId(), null);
    }

    static void requireId(String giveawayId) {
        if (!Ulid.isOne(giveawayId)) {
            throw new ProblemException(new UnknownGiveaway().problem());
        }
    }
}
