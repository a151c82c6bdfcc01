package dev.guildhall.eventlog.parking;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.parking.ClaimedSegment.Held;
import dev.guildhall.eventlog.parking.Quarantine.Found;
import dev.guildhall.eventlog.parking.Resumable.Waited;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has guilds that wait go on, in the process that works on their projection: step by step, each a transaction in which
 * neither the projection nor its claim moves. Thread-safe.
 */
public final class Retrying {
    /** So much of a guild is followed at once: what is new waits for no more than that. */
    static final int STEP = 100;

    /** What has become of a guild. */
    public enum Outcome {
        /** There is more to follow. */
        MORE,
        CAUGHT_UP,
        /** An event could not be processed, the same or a later one. */
        STUCK,
        /** It is somebody else's to do, or nobody wants it. */
        LEFT
    }

    /** @param told {@code null} where there is nothing to tell */
    private record Step(
            Outcome outcome, @Nullable Long rests, @Nullable Runnable told) {}

    private final Letters letters;
    private final Consumer<String> goneOn;
    private final LogReader log;
    private final ClaimedSegment segments;
    private final TransactionOperations transactions;

    /** @param goneOn told of a projection, in the transaction in which events are followed that have waited */
    public Retrying(
            Letters letters,
            Consumer<String> goneOn,
            LogReader log,
            ClaimedSegment segments,
            TransactionOperations transactions) {
        this.letters = letters;
        this.goneOn = goneOn;
        this.log = log;
        this.segments = segments;
        this.transactions = transactions;
    }

    /**
     * Follows the next of a guild's events.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away, or somebody is in the way: nothing has
     *     happened then
     */
    public Outcome step(Resumable projection, String guild) {
        return projection.parking().alone(() -> {
            boolean committed = false;
            try {
                Step step = transactions.execute(status -> within(projection, guild));
                committed = true;
                if (step.outcome() != Outcome.LEFT) {
                    projection.parking().rests(guild, step.rests());
                    tell(step.told());
                }
                return step.outcome();
            } finally {
                if (!committed) {
                    // Nobody knows what became of it: what stands in the data base is read again.
                    projection.parking().forget();
                    projection.abandoned();
                }
            }
        });
    }

    private static void tell(@Nullable Runnable told) {
        if (told != null) {
            told.run();
        }
    }

    private Step within(Resumable projection, String guild) {
        Optional<Held> held = segments.hold(projection.group(), guild);
        Optional<Letter> letter = letters.lock(projection.group(), guild).filter(one -> one.wanted() != null);
        return held.isEmpty() || letter.isEmpty()
                ? new Step(Outcome.LEFT, null, null)
                : followed(projection, letter.get(), held.get());
    }

    private Step followed(Resumable projection, Letter letter, Held held) {
        long after = letter.followed();
        if (letter.isToBeDiscarded()) {
            letters.discard(letter);
            after = letter.position();
        }
        List<TrackedEventMessage<?>> page = log.sequence(letter.guildId(), after, held.position(), STEP);
        Set<Long> discarded = letters.discarded(letter.projection());
        List<TrackedEventMessage<?>> events = page.stream()
                .filter(event -> projection.isAbout(Incoming.type(event)))
                .filter(event -> !discarded.contains(Incoming.position(event)))
                .toList();
        Quarantine quarantine = projection.parking().released();
        Runnable told = null;
        if (!events.isEmpty()) {
            told = projection.resume(events, quarantine, new Waited(held.token(), letter.decided()));
            if (quarantine.isEmpty()
                    || quarantine.found().getFirst().position() > Incoming.position(events.getFirst())) {
                goneOn.accept(letter.projection());
            }
        }
        return ended(letter, page, quarantine, told);
    }

    private Step ended(
            Letter letter, List<TrackedEventMessage<?>> page, Quarantine quarantine, @Nullable Runnable told) {
        if (!quarantine.isEmpty()) {
            Found found = quarantine.found().getFirst();
            letters.stuck(letter, found);
            return new Step(Outcome.STUCK, found.position(), told);
        }
        if (page.size() < STEP) {
            letters.remove(letter);
            return new Step(Outcome.CAUGHT_UP, null, told);
        }
        letters.followed(letter, Incoming.position(page.getLast()));
        return new Step(Outcome.MORE, letter.position(), told);
    }
}
