package dev.guildhall.command.dispatch;

import dev.guildhall.command.directory.DiscordIdSource;
import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.PostgresEventStore;
import dev.guildhall.eventlog.Receipt;
import dev.guildhall.eventlog.TimeOrderedIds;
import dev.guildhall.eventlog.Turn;
import dev.guildhall.eventlog.TurnLost;
import dev.guildhall.eventlog.UnreadableEvent;
import dev.guildhall.events.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The way of every command to its aggregate. An aggregate held in memory may have been overtaken by another process: that
 * shows when its events are refused, or, where there are none, by asking the log for its last event; the
 * command is then decided anew on what is read again. Thread-safe; blocks until the events are durable.
 */
public final class CommandDoor {
    /**
     * After so many attempts in which another process came first, a command is decided in a {@link Turn}: whoever has won
     * knows the newest state and is ahead the next time, too, so somebody can be unlucky many times in a row.
     */
    static final int LOST_BEFORE_TURN = 3;

    /**
     * How many turns may be lost before somebody is told to try again: each time PostgreSQL has ended the session that kept
     * the log. Attempts are counted, not seconds: those run out while the process is paused or PostgreSQL away, and an
     * attempt that was held up by that is not to be the last.
     */
    static final int MAX_TURNS = 5;

    private static final int MAX_CAUSES = 10;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final CommandBus commands;
    private final AggregateCache aggregates;
    private final LogReader log;
    private final PostgresEventStore store;
    private final DiscordIdSource ids;
    private final Insiders insiders;

    public CommandDoor(
            CommandBus commands,
            AggregateCache aggregates,
            LogReader log,
            PostgresEventStore store,
            DiscordIdSource ids,
            Insiders insiders) {
        this.commands = commands;
        this.aggregates = aggregates;
        this.log = log;
        this.store = store;
        this.ids = ids;
        this.insiders = insiders;
    }

    /** A command of somebody, who may have seen an older version. */
    public <V> Outcome<V> send(RepeatableCommand command, Class<V> view, Write write) {
        return send(command, view, write, TimeOrderedIds.next().toString());
    }

    /**
     * @param commandId under which the log refuses to store the same command twice
     * @throws Rejected when the guild says no
     * @throws ProblemException 412 with what happened meanwhile, 503 when others keep coming first, or when the command
     *     names channels or roles that nobody can look up
     * @throws dev.guildhall.eventlog.DuplicateCommand when the log holds this command's events already
     * @throws dev.guildhall.eventlog.LogUnavailable when the log cannot take the events now
     */
    public <V> Outcome<V> send(RepeatableCommand command, Class<V> view, Write write, String commandId) {
        try {
            return sendAsItIs(command, view, write, commandId);
        } catch (UnreadableEvent e) {
            throw isToldOf(command.guildId(), write.asker()) ? e : new Rejected(command.unknown(), -1);
        } catch (Rejected e) {
            if (command instanceof NamesDiscordIds naming
                    && e.rejection() instanceof WriteRejection.UnknownIds unknown) {
                DiscordIds known = ids.of(naming.guildId(), unknown.named());
                return sendAsItIs(naming.knowing(known), view, write, commandId);
            }
            throw e;
        }
    }

    /** Of whatever hinders a decision about a guild; to all others it is as unknown as any. */
    private boolean isToldOf(@Nullable String guildId, Asker asker) {
        return guildId == null
                || asker.service()
                || asker.actor().type() == Actor.Type.OPERATOR
                || insiders.isOne(guildId, asker.userId());
    }

    private <V> Outcome<V> sendAsItIs(RepeatableCommand command, Class<V> view, Write write, String commandId) {
        OptionalLong seen = write.seenVersion();
        return seen.isPresent() && command instanceof ExpectingCommand expecting
                ? sendIfUnchanged(expecting, view, write, commandId, seen.getAsLong())
                : carryOut(command, view, write, commandId);
    }

    private <V> Outcome<V> sendIfUnchanged(
            ExpectingCommand command, Class<V> view, Write write, String commandId, long position) {
        long sequence = position > log.head()
                ? -1 // nobody can have seen what has not happened
                : log.sequenceAt(command.aggregateId(), command.guildId(), position)
                        .orElse(-1);
        try {
            return carryOut(command.expecting(sequence), view, write, commandId);
        } catch (Rejected e) {
            if (e.rejection() instanceof WriteRejection.StaleVersion stale) {
                throw new ProblemException(new Meanwhile(log).explain(command, stale, position));
            }
            throw e;
        }
    }

    /** A command of the system itself: what Discord says is so. */
    public <V> Outcome<V> record(AggregateCommand command, Class<V> view, Write write) {
        return carryOut(command, view, write, TimeOrderedIds.next().toString());
    }

    private <V> Outcome<V> carryOut(AggregateCommand command, Class<V> view, Write write, String commandId) {
        Freshness freshness = new Freshness(command.aggregateId());
        for (int lost = 0; lost < LOST_BEFORE_TURN + MAX_TURNS; lost++) {
            Receipt receipt = new Receipt();
            Turn turn = lost < LOST_BEFORE_TURN ? null : store.turn();
            // Whoever waits to learn what became of his events holds the guild: others are not to wait with him.
            store.requireAvailable();
            try {
                Decision<?> decision =
                        dispatch(command, Provenance.of(command, write, commandId, receipt, turn), commandId);
                if (receipt.events() > 0 || freshness.proves(decision.sequence(), turn)) {
                    return new Outcome<>(view.cast(decision.view()), version(command, decision, receipt));
                }
            } catch (Rejected e) {
                if (freshness.proves(e.sequence(), turn)) {
                    throw e;
                }
            } catch (ConcurrencyException | TurnLost e) {
                // another process was faster: decide anew below
            }
            aggregates.remove(command.aggregateId());
        }
        throw new ProblemException(Problem.away("Too many others are changing the same right now", BUSY));
    }

    private Decision<?> dispatch(AggregateCommand command, Map<String, ?> provenance, String commandId) {
        CommandMessage<AggregateCommand> message = new GenericCommandMessage<>(
                new GenericMessage<>(commandId, command, provenance),
                command.getClass().getName());
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        commands.<AggregateCommand, Object>dispatch(message, (sent, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (result == null) {
            throw new IllegalStateException("the command bus did not answer on this thread");
        }
        if (result.isExceptional()) {
            throw failure(command, result.exceptionResult());
        }
        return (Decision<?>) result.getPayload();
    }

    private static RuntimeException failure(AggregateCommand command, Throwable cause) {
        return switch (cause) {
            case AggregateNotFoundException unknown -> new Rejected(command.unknown(), -1);
            case RuntimeException known -> unreadable(known);
            default -> new IllegalStateException("a command failed", cause);
        };
    }

    /** Itself where that is what is behind it. */
    private static RuntimeException unreadable(RuntimeException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof UnreadableEvent event) {
                return event;
            }
            cause = cause.getCause();
        }
        return failure;
    }

    /** Events of one append stand side by side in the log, so most positions follow from the receipt. */
    private long version(AggregateCommand command, Decision<?> decision, Receipt receipt) {
        long eventsAfter = decision.sequence() - decision.configurationSequence();
        OptionalLong last = receipt.lastPosition();
        if (last.isPresent() && eventsAfter < receipt.events()) {
            return last.getAsLong() - eventsAfter;
        }
        return log.positionOf(command.aggregateId(), decision.configurationSequence())
                .orElse(0);
    }

    /**
     * Whether a decision without events knew all that had happened when the command came. What happens later need not
     * be known, so a busy guild does not keep anybody waiting. What was read in a turn was read after that.
     */
    private final class Freshness {
        private static final long NOT_ASKED = -2;

        private final String aggregateId;
        private long known = NOT_ASKED;

        Freshness(String aggregateId) {
            this.aggregateId = aggregateId;
        }

        boolean proves(long decidedAt, @Nullable Turn turn) {
            if (turn != null && turn.wasTaken()) {
                return true;
            }
            if (known == NOT_ASKED) {
                known = log.lastSequence(aggregateId).orElse(-1);
            }
            return decidedAt >= known;
        }
    }
}
