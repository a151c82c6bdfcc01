package dev.guildhall.command.history;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.history.RevertRejection.Overtaken;
import dev.guildhall.command.idempotency.Writes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Has reverts carried out: history is looked at only for those who may change the guild, and again when somebody changes it
 * meanwhile. Thread-safe.
 */
final class RevertWrites {
    /** How often others may come first before somebody is told to try again. */
    private static final int MAX_LOOKS = 5;

    private final Writes writes;
    private final CommandDoor door;
    private final PastChanges past;

    RevertWrites(Writes writes, CommandDoor door, PastChanges past) {
        this.writes = writes;
        this.door = door;
        this.past = past;
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400, or 404 when there is nothing to go back to */
    ResponseEntity<byte[]> revert(String guildId, Map<String, @Nullable Object> body, Write write) {
        RevertForm form = RevertForm.of(body, write);
        String reason = form.reason();
        Write reasoned = reason == null ? write : write.because(reason);
        for (int look = 1; ; look++) {
            try {
                return writes.carryOut(task(guildId, form, body, reasoned), reasoned);
            } catch (Rejected e) {
                if (!(e.rejection() instanceof Overtaken) || look == MAX_LOOKS) {
                    throw e;
                }
            }
        }
    }

    private Writes.Task<Reversal> task(
            String guildId, RevertForm form, Map<String, @Nullable Object> body, Write write) {
        RevertChanges asking = new RevertChanges(guildId, write.asker().userId(), RevertPlan.NOTHING, form.dryRun());
        AtomicReference<@Nullable UUID> kept = new AtomicReference<>();
        return new Writes.Task<>(
                asking,
                commandId -> {
                    door.send(asking, Reversal.class, write.regardless()); // throws unless the guild may be changed
                    return new RevertChanges(guildId, asking.by(), past.plan(guildId, form), form.dryRun());
                },
                commandId -> {
                    kept.set(commandId);
                    return asking;
                },
                Reversal.class,
                body,
                reversal -> told(guildId, reversal, kept.get()));
    }

    /** A repetition changes nothing any more: what the first one changed is in the log. */
    private Reversal told(String guildId, Reversal reversal, @Nullable UUID commandId) {
        return commandId == null || reversal.dryRun() || !reversal.isNothing()
                ? reversal
                : new Reversal(false, past.carriedOut(guildId, commandId), reversal.conflicts());
    }
}
