package dev.guildhall.command.idempotency;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.eventlog.DuplicateCommand;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.TimeOrderedIds;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.MetadataKeys;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Carries HTTP writes out, each idempotency key once. Only successes are kept: a refusal changes nothing, so the same
 * key may be tried again after the cause of it is gone. A stored answer is given only to those who may still write.
 */
public final class Writes {
    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CommandDoor door;
    private final IdempotencyKeys keys;
    private final LogReader log;

    public Writes(CommandDoor door, IdempotencyKeys keys, LogReader log) {
        this.door = door;
        this.keys = keys;
        this.log = log;
    }

    /**
     * One write as a route describes it.
     *
     * @param confirming checks the giver's right and changes nothing: asked before a stored answer is given once more
     * @param command what is to be carried out under a command's id; may ask others first, and refuse
     * @param repeated answers what was carried out under that id, as it is now
     * @param body what the client sent, parsed; tells two requests under one key apart
     * @param data what is answered of the view, and kept for repetitions
     * @param told what becomes of the answer's JSON each time that it is given: for texts about persons, which are kept in
     *     the log alone
     */
    public record Task<V>(
            RepeatableCommand confirming,
            Function<UUID, ? extends RepeatableCommand> command,
            Function<UUID, ? extends RepeatableCommand> repeated,
            Class<V> view,
            Object body,
            Function<V, Object> data,
            UnaryOperator<byte[]> told) {
        /** Answered as it is kept. */
        public Task(
                RepeatableCommand confirming,
                Function<UUID, ? extends RepeatableCommand> command,
                Function<UUID, ? extends RepeatableCommand> repeated,
                Class<V> view,
                Object body,
                Function<V, Object> data) {
            this(confirming, command, repeated, view, body, data, UnaryOperator.identity());
        }

        /** Of a command that depends on nothing but the request. */
        public Task(RepeatableCommand command, Class<V> view, Object body, Function<V, Object> data) {
            this(command.changingNothing(), id -> command, id -> command.changingNothing(), view, body, data);
        }
    }

    public <V> ResponseEntity<byte[]> carryOut(Task<V> task, Write write) {
        String key = write.idempotencyKey();
        return respond(
                key == null ? answer(task, send(task, write, TimeOrderedIds.next())) : once(task, write, key),
                task.told());
    }

    private <V> StoredAnswer once(Task<V> task, Write write, String key) {
        byte[] fingerprint = Fingerprint.of(write.target(), task.body());
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        do {
            switch (keys.claim(write.asker().userId(), key, fingerprint, log.head())) {
                case Claim.Mine mine -> {
                    return execute(task, write, mine);
                }
                case Claim.Answered answered -> {
                    door.send(task.confirming(), Object.class, write.regardless()); // throws when the right is gone
                    return answered.answer();
                }
                case Claim.OtherRequest other ->
                    throw new ProblemException(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key was used for another request within the last 24 hours");
                case Claim.Busy busy -> LockSupport.parkNanos(PAUSE.toNanos());
            }
        } while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted());
        throw new ProblemException(
                Problem.of(ProblemType.CONFLICT, "A request with this Idempotency-Key is still being carried out")
                        .retryingAfter(RETRY_AFTER));
    }

    private <V> StoredAnswer execute(Task<V> task, Write write, Claim.Mine mine) {
        StoredAnswer answer;
        try {
            answer = answer(task, outcome(task, write, mine));
        } catch (Rejected | ProblemException refused) {
            quietly(() -> keys.forget(mine));
            throw refused;
        } catch (RuntimeException unclear) {
            quietly(() -> keys.release(mine));
            throw unclear;
        }
        // What was stored in the log is acknowledged, even if its answer cannot be kept: a repetition finds it there.
        quietly(() -> keys.answer(mine, answer));
        return answer;
    }

    private <V> Outcome<V> outcome(Task<V> task, Write write, Claim.Mine mine) {
        RepeatableCommand repeated = task.repeated().apply(mine.commandId());
        if (mine.again() && stands(repeated, mine)) {
            return door.send(repeated, task.view(), write.regardless());
        }
        try {
            return send(task, write, mine.commandId());
        } catch (DuplicateCommand alreadyStored) {
            return door.send(repeated, task.view(), write.regardless());
        }
    }

    /** Whether the log holds events of a request whose carrying out was interrupted. */
    private boolean stands(RepeatableCommand command, Claim.Mine mine) {
        String commandId = mine.commandId().toString();
        String guildId = command.guildId();
        if (guildId == null) {
            return log.aggregateEvents(command.aggregateId(), 0).stream().anyMatch(e -> isBy(commandId, e));
        }
        long position = mine.logHead();
        List<LoggedEvent> page;
        do {
            page = log.guildEvents(guildId, position, LogReader.MAX_PAGE);
            for (LoggedEvent event : page) {
                if (isBy(commandId, event)) {
                    return true;
                }
                position = event.position();
            }
        } while (page.size() == LogReader.MAX_PAGE);
        return false;
    }

    private static boolean isBy(String commandId, LoggedEvent event) {
        return commandId.equals(event.metadata().get(MetadataKeys.CAUSATION_ID));
    }

    private <V> Outcome<V> send(Task<V> task, Write write, UUID commandId) {
        return door.send(task.command().apply(commandId), task.view(), write, commandId.toString());
    }

    private static <V> StoredAnswer answer(Task<V> task, Outcome<V> outcome) {
        Object data = task.data().apply(outcome.view());
        return new StoredAnswer(outcome.version(), EventJson.write(Answer.of(data, outcome.version())));
    }

    private static ResponseEntity<byte[]> respond(StoredAnswer answer, UnaryOperator<byte[]> told) {
        return ResponseEntity.ok()
                .eTag("\"" + answer.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(told.apply(answer.body()));
    }

    private static void quietly(Runnable bookkeeping) {
        try {
            bookkeeping.run();
        } catch (DataAccessException e) {
            LOG.warn("An idempotency key stays as it is until its hold ends: {}", e.getMessage());
        }
    }
}
