package dev.guildhall.eventlog.parking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds, in one attempt at a batch, the events that cannot be processed, and goes on without the rest of their guilds. For one
 * thread.
 */
public final class Quarantine {
    /** An event that could not be processed. */
    record Found(String guild, long position, String type, Fault fault) {}

    private final Map<String, Long> resting;
    private final Set<Long> discarded;
    private final Savepoints savepoints;
    private final Map<String, Found> found = new LinkedHashMap<>();

    /**
     * @param resting by guild, the position from which on its events wait
     * @param discarded positions that are passed over for good
     */
    Quarantine(Map<String, Long> resting, Set<Long> discarded, Savepoints savepoints) {
        this.resting = resting;
        this.discarded = discarded;
        this.savepoints = savepoints;
    }

    /** Whether the event waits behind another one of its guild, or is passed over for good. */
    public boolean waits(String guild, long position) {
        Long since = resting.get(guild);
        return (since != null && position >= since) || found.containsKey(guild) || discarded.contains(position);
    }

    /** From this event on its guild waits. */
    public void add(Incoming<?> event, RuntimeException failure) {
        found.putIfAbsent(event.guild(), new Found(event.guild(), event.position(), event.type(), Fault.of(failure)));
    }

    /** Whether every event could be processed. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    List<Found> found() {
        return List.copyOf(found.values());
    }

    /** Within the caller's transaction, see {@link Savepoints#tried}. */
    public @Nullable RuntimeException tried(Runnable work) {
        return savepoints.tried(work);
    }

    /**
     * Has the events worked on, in the caller's transaction: all at once and, where that fails, guild by guild and event by
     * event.
     *
     * @param work told events in order, never again those with which it has come to its end; one that fails is to leave
     *     nothing behind but in the data base
     */
    public <E> void follow(List<Incoming<E>> events, Consumer<List<E>> work) {
        List<Incoming<E>> open = new ArrayList<>();
        for (Incoming<E> event : events) {
            if (!waits(event.guild(), event.position())) {
                if (event.unreadable() == null) {
                    open.add(event);
                } else {
                    add(event, event.unreadable());
                }
            }
        }
        if (!open.isEmpty()) {
            attempt(open, work);
        }
    }

    private <E> void attempt(List<Incoming<E>> events, Consumer<List<E>> work) {
        RuntimeException failure =
                tried(() -> work.accept(events.stream().map(Incoming::event).toList()));
        if (failure == null) {
            return;
        }
        if (events.size() == 1) {
            add(events.getFirst(), failure);
            return;
        }
        Map<String, List<Incoming<E>>> guilds = events.stream()
                .collect(Collectors.groupingBy(Incoming::guild, LinkedHashMap::new, Collectors.toList()));
        if (guilds.size() > 1) {
            guilds.values().forEach(guild -> attempt(guild, work));
        } else {
            oneByOne(events, work);
        }
    }

    private <E> void oneByOne(List<Incoming<E>> events, Consumer<List<E>> work) {
        for (Incoming<E> event : events) {
            if (waits(event.guild(), event.position())) {
                return;
            }
            attempt(List.of(event), work);
        }
    }

    /** Where the guilds rest that were found. */
    Map<String, Long> rests() {
        Map<String, Long> rests = new HashMap<>();
        found.values().forEach(one -> rests.put(one.guild(), one.position()));
        return rests;
    }
}
