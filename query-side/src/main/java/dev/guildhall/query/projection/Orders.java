package dev.guildhall.query.projection;

import dev.guildhall.events.operation.DeadLetterDiscarded;
import dev.guildhall.events.operation.DeadLetterRetryRequested;
import dev.guildhall.events.operation.OperationEvent;
import dev.guildhall.events.operation.ProjectionPaused;
import dev.guildhall.events.operation.ProjectionResumed;
import dev.guildhall.events.operation.RebuildAborted;
import dev.guildhall.events.operation.RebuildPaused;
import dev.guildhall.events.operation.RebuildRequested;
import dev.guildhall.events.operation.RebuildResumed;
import dev.guildhall.events.operation.RollbackRequested;
import dev.guildhall.events.operation.SegmentsChanged;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What operators want, as the log tells it. Immutable.
 *
 * @param position of the last event that is in here
 * @param paused names of projections
 * @param segments among how many a projection is to be divided, by its name; those that nobody spoke of are left out
 * @param rebuilds by id, the oldest first
 */
public record Orders(
        long position, Set<String> paused, Map<String, Integer> segments, Map<String, RebuildOrder> rebuilds) {
    public static final Orders NONE = new Orders(0, Set.of(), Map.of(), Map.of());

    public Orders {
        paused = Set.copyOf(paused);
        segments = Map.copyOf(segments);
        rebuilds = Collections.unmodifiableMap(new LinkedHashMap<>(rebuilds));
    }

    public Optional<RebuildOrder> rebuild(String id) {
        return Optional.ofNullable(rebuilds.get(id));
    }

    Orders after(OperationEvent event, long at) {
        return switch (event) {
            case ProjectionPaused e -> pausing(e.projection(), true, at);
            case ProjectionResumed e -> pausing(e.projection(), false, at);
            case SegmentsChanged e -> divided(e.projection(), e.count(), at);
            case RebuildRequested e ->
                with(
                        new RebuildOrder(
                                e.projection(), e.rebuildId(), e.onlyGuildId(), e.acceptDifferences(), at, Wanted.DONE),
                        at);
            case RebuildPaused e -> wanting(e.rebuildId(), Wanted.PAUSED, at);
            case RebuildResumed e -> wanting(e.rebuildId(), Wanted.DONE, at);
            case RebuildAborted e -> wanting(e.rebuildId(), Wanted.ABORTED, at);
            case RollbackRequested e -> wanting(e.rebuildId(), Wanted.ROLLED_BACK, at);
            case DeadLetterRetryRequested ignored -> new Orders(at, paused, segments, rebuilds);
            case DeadLetterDiscarded ignored -> new Orders(at, paused, segments, rebuilds);
        };
    }

    private Orders pausing(String projection, boolean now, long at) {
        Set<String> changed = new HashSet<>(paused);
        if (now) {
            changed.add(projection);
        } else {
            changed.remove(projection);
        }
        return new Orders(at, changed, segments, rebuilds);
    }

    private Orders divided(String projection, int count, long at) {
        Map<String, Integer> changed = new HashMap<>(segments);
        changed.put(projection, count);
        return new Orders(at, paused, changed, rebuilds);
    }

    private Orders wanting(String rebuildId, Wanted wanted, long at) {
        RebuildOrder order = rebuilds.get(rebuildId);
        return order == null ? new Orders(at, paused, segments, rebuilds) : with(order.with(wanted), at);
    }

    private Orders with(RebuildOrder order, long at) {
        Map<String, RebuildOrder> changed = new LinkedHashMap<>(rebuilds);
        changed.put(order.rebuildId(), order);
        return new Orders(at, paused, segments, changed);
    }
}
