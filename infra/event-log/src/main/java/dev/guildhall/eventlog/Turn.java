package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Appender.Answer;
import dev.guildhall.eventlog.Appender.Request;
import java.sql.Connection;
import java.util.Objects;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Has one command decided while nobody else can append: the way out for a command that keeps losing to others. The
 * dispatcher puts a fresh one into the command's metadata. It begins when the aggregate is read, which is after Axon's
 * repository has taken the aggregate's lock in this process, and ends when the events are durable, or the command has
 * turned out to need none, or failed.
 *
 * <p>The order matters: who holds an aggregate may wait for the writer of this process, which waits for the log's lock; so
 * nobody who holds the log's lock may wait for an aggregate. For one command and its thread.
 */
public final class Turn {
    /** Key of the turn in a command's metadata; it never reaches an event. */
    public static final String METADATA_KEY = "turn";

    private final Turns turns;
    private boolean taken;
    private @Nullable Connection kept;
    private long sinceNanos;

    Turn(Turns turns) {
        this.turns = turns;
    }

    /** Whether the command under way is to have a turn: what is known from memory must not be used for it. */
    public static boolean isDue() {
        return ofCurrentCommand() != null;
    }

    static @Nullable Turn ofCurrentCommand() {
        return Messages.ofCurrentCommand(METADATA_KEY, Turn.class);
    }

    /** Whether the aggregate was read in a turn: a decision without events then needs no further proof. */
    public boolean wasTaken() {
        return taken;
    }

    /** Whether the log is kept for the command now. */
    boolean isHeld() {
        return kept != null;
    }

    /**
     * Waits until nobody else can append; a command has one turn at most.
     *
     * @throws LogUnavailable when PostgreSQL is away, or others do not let go of the log in time
     * @throws TurnLost when PostgreSQL ended the session: the command may try again
     */
    void begin() {
        if (taken) {
            return;
        }
        kept = turns.begin();
        taken = true;
        sinceNanos = System.nanoTime();
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        work.onCommit(committed -> end()); // not later: what follows the commit may wait for a snapshot
        work.onCleanup(over -> end());
    }

    /** What the aggregate is to be read from. */
    AggregateReader aggregates() {
        return turns.aggregates(Objects.requireNonNull(kept));
    }

    /**
     * Stores the events, durably or not at all, and ends the turn.
     *
     * @throws LogUnavailable when PostgreSQL refuses them for reasons of its own, or nobody knows what became of them
     * @throws TurnLost when PostgreSQL ended the session: nothing was stored, the command may try again
     */
    Answer store(Request request) {
        try {
            return turns.store(Objects.requireNonNull(kept), request);
        } finally {
            end();
        }
    }

    private void end() {
        if (kept != null) {
            kept = null;
            turns.end(System.nanoTime() - sinceNanos);
        }
    }
}
