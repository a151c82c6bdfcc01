package dev.guildhall.query.invalidation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be told, one entry for each guild, the longest waiting first. Bounded: when full, the longest waiting
 * guild makes room, since whoever depends on it asks for versions anyway. Never blocks who offers. Thread-safe.
 */
final class InvalidationQueue {
    /** The most guilds that wait. */
    static final int MAX_GUILDS = 10_000;

    /** @param sinceNanos by {@link System#nanoTime()}, of the oldest thing in it */
    record Waiting(Invalidation invalidation, long sinceNanos) {}

    private final int maxGuilds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    private final Map<String, Waiting> guilds = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    InvalidationQueue(int maxGuilds) {
        this.maxGuilds = maxGuilds;
    }

    /**
     * All at once, so that whoever takes them finds all of them. What is silent by itself (access given back) only counts
     * where it takes something back that waits, or that may yet be put back.
     *
     * @return how many guilds had to make room
     */
    int offer(Collection<Invalidation> invalidations) {
        lock.lock();
        try {
            invalidations.forEach(this::add);
            if (!guilds.isEmpty()) {
                offered.signal();
            }
            return makeRoom();
        } finally {
            lock.unlock();
        }
    }

    private void add(Invalidation invalidation) {
        String guildId = invalidation.view().guildId();
        Waiting former = guilds.get(guildId);
        if (!invalidation.isSilent() || former != null || taken.contains(guildId)) {
            guilds.put(guildId, following(former, new Waiting(invalidation, System.nanoTime())));
        }
    }

    /** Takes up to {@code max} guilds, waiting at most that long for the first; empty when none came. */
    List<Waiting> take(int max, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMost.toNanos();
            while (guilds.isEmpty() && nanos > 0) {
                nanos = offered.awaitNanos(nanos);
            }
            List<Waiting> batch = new ArrayList<>();
            Iterator<Waiting> oldest = guilds.values().iterator();
            taken.clear();
            while (batch.size() < max && oldest.hasNext()) {
                Waiting next = oldest.next();
                batch.add(next);
                taken.add(next.invalidation().view().guildId());
                oldest.remove();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what could not be told, to the front; what came meanwhile is folded into it. */
    int putBack(List<Waiting> untold) {
        lock.lock();
        try {
            Map<String, Waiting> newer = new LinkedHashMap<>(guilds);
            guilds.clear();
            taken.clear();
            untold.forEach(waiting -> guilds.put(waiting.invalidation().view().guildId(), waiting));
            newer.forEach((guildId, waiting) -> guilds.merge(guildId, waiting, InvalidationQueue::following));
            return makeRoom();
        } finally {
            lock.unlock();
        }
    }

    /** @return how many guilds waited longer than that and were dropped */
    int dropOlderThan(Duration age) {
        lock.lock();
        try {
            long now = System.nanoTime();
            int before = guilds.size();
            guilds.values().removeIf(waiting -> now - waiting.sinceNanos() > age.toNanos());
            return before - guilds.size();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return guilds.size();
        } finally {
            lock.unlock();
        }
    }

    private static Waiting following(@Nullable Waiting former, Waiting newer) {
        return former == null
                ? newer
                : new Waiting(former.invalidation().followedBy(newer.invalidation()), former.sinceNanos());
    }

    private int makeRoom() {
        int dropped = 0;
        Iterator<Waiting> oldest = guilds.values().iterator();
        while (guilds.size() > maxGuilds && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
            dropped++;
        }
        return dropped;
    }
}
