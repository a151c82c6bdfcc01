package dev.guildhall.command.dispatch;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.guildhall.eventlog.Turn;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the aggregates used most lately in memory, at most a given number of them: a large one counts for as many as it
 * takes the room of, see {@link #weigh}. A command that has a {@link Turn} finds none, and has what it needs read anew.
 * Thread-safe.
 */
public final class AggregateCache implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;
    private final ConcurrentMap<Object, Integer> weights = new ConcurrentHashMap<>();
    private final List<EntryListener> listeners = new CopyOnWriteArrayList<>();

    public AggregateCache(int maxAggregates) {
        entries = Caffeine.newBuilder()
                .maximumWeight(maxAggregates)
                .weigher((key, value) -> weights.getOrDefault(key, 1))
                .executor(Runnable::run)
                .removalListener((key, value, cause) -> removed(key, cause))
                .build();
    }

    /** How many aggregates are held. */
    public long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    /** From when it is put the next time on, the aggregate counts for as many small ones as it takes the room of. */
    public void weigh(Object key, int units) {
        if (units > 1) {
            weights.put(key, units);
        } else {
            weights.remove(key);
        }
    }

    @Override
    // Axon's interface: the caller knows the type, and null means absent.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public <K, V> V get(K key) {
        // Whoever loses again and again has its turn; nobody puts back for it what may be stale.
        V value = Turn.isDue() ? null : (V) entries.getIfPresent(key);
        if (value != null) {
            tell(l -> l.onEntryRead(key, value));
        }
        return value;
    }

    @Override
    public void put(Object key, Object value) {
        Object before = entries.asMap().put(key, value);
        tell(l -> {
            if (before == null) {
                l.onEntryCreated(key, value);
            } else {
                l.onEntryUpdated(key, value);
            }
        });
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        boolean added = entries.asMap().putIfAbsent(key, value) == null;
        if (added) {
            tell(l -> l.onEntryCreated(key, value));
        }
        return added;
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void removed(@Nullable Object key, RemovalCause cause) {
        if (key != null && cause != RemovalCause.REPLACED) {
            weights.remove(key);
        }
        if (key != null && cause == RemovalCause.EXPLICIT) {
            tell(l -> l.onEntryRemoved(key));
        } else if (key != null && cause.wasEvicted()) {
            tell(l -> l.onEntryExpired(key));
        }
    }

    private void tell(Consumer<EntryListener> what) {
        listeners.forEach(what);
    }
}
