package dev.guildhall.eventlog.parking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which guilds a projection goes on without, as the process knows it that has the projection's claim. Whoever follows events,
 * new ones or those that waited, has it for himself meanwhile. Thread-safe.
 */
public final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final String projection;
    private final Letters letters;
    private final Savepoints savepoints;

    /** Fair: however much waits to be retried, what is new comes in between. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private @Nullable Map<String, Long> resting;
    private Set<Long> discarded = Set.of();
    private @Nullable Quarantine current;

    Parking(String projection, Letters letters, Savepoints savepoints) {
        this.projection = projection;
        this.letters = letters;
        this.savepoints = savepoints;
    }

    /**
     * The unit of work has the projection for itself until it ends. To be called before it holds any lock of the data base.
     *
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public void enter(UnitOfWork<?> unit) {
        turn.lock();
        unit.onCleanup(ignored -> turn.unlock());
        unit.onRollback(ignored -> forget());
        unit.afterCommit(ignored -> settle());
        if (resting == null) {
            discarded = letters.discarded(projection);
            resting = letters.resting(projection);
        }
    }

    /** The same for whoever has no unit of work. */
    <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Whether the event waits behind another one of its guild, or is passed over for good. Only within a unit of work that
     * has entered.
     */
    public boolean waits(String guild, long position) {
        Map<String, Long> known = resting;
        Long since = known == null ? null : known.get(guild);
        return (since != null && position >= since) || discarded.contains(position);
    }

    /** For one attempt at a batch; of several only the last counts. Only within a unit of work that has entered. */
    public Quarantine quarantine() {
        Quarantine fresh = new Quarantine(resting == null ? Map.of() : resting, discarded, savepoints);
        current = fresh;
        return fresh;
    }

    /** For events that have waited: none of them waits any more. */
    Quarantine released() {
        return new Quarantine(Map.of(), Set.of(), savepoints);
    }

    /**
     * Keeps what was found, in the caller's transaction.
     *
     * @param decided up to where it is decided already what follows from events; 0 where nothing ever does
     * @throws LettersFull when no more may wait
     */
    public void store(Quarantine quarantine, long decided) {
        List<Quarantine.Found> found = quarantine.found();
        if (!found.isEmpty()) {
            letters.park(projection, found, decided);
        }
    }

    private void settle() {
        Quarantine committed = current;
        Map<String, Long> known = resting;
        if (committed != null && !committed.isEmpty() && known != null) {
            Map<String, Long> changed = new HashMap<>(known);
            changed.putAll(committed.rests());
            resting = changed;
            committed
                    .found()
                    .forEach(one -> LOG.error(
                            "{} goes on without guild {} from position {} on: {}, {}",
                            projection,
                            one.guild(),
                            one.position(),
                            one.fault().error(),
                            one.fault().detail()));
        }
        current = null;
    }

    /** Somebody else may park guilds, or have them go on. */
    public void forget() {
        alone(() -> {
            resting = null;
            current = null;
            return true;
        });
    }

    /** The guild rests there now, or no longer. Only by whoever is alone. */
    void rests(String guild, @Nullable Long position) {
        Map<String, Long> known = resting;
        if (known != null) {
            Map<String, Long> changed = new HashMap<>(known);
            if (position == null) {
                changed.remove(guild);
            } else {
                changed.put(guild, position);
            }
            resting = changed;
        }
    }
}
