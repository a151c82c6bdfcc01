package dev.guildhall.command.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What operators want of a projection. Immutable.
 *
 * @param segments among how many it is divided
 * @param rebuilds by their ids, the oldest first; at most {@link #MAX_REBUILDS}
 * @param discarded ids of dead letters, the oldest first; at most {@link #MAX_DISCARDED}
 */
record ProjectionState(boolean paused, int segments, Map<String, RebuildState> rebuilds, Set<String> discarded) {
    /** Older ones can no longer be steered. */
    static final int MAX_REBUILDS = 100;

    /** Of older ones nobody is told any more that they were discarded. */
    static final int MAX_DISCARDED = 1_000;

    static final ProjectionState UNTOUCHED = new ProjectionState(false, 1, Map.of(), Set.of());

    ProjectionState {
        rebuilds = Collections.unmodifiableMap(new LinkedHashMap<>(rebuilds));
        discarded = Collections.unmodifiableSet(new LinkedHashSet<>(discarded));
    }

    ProjectionState withPaused(boolean now) {
        return new ProjectionState(now, segments, rebuilds, discarded);
    }

    ProjectionState withSegments(int count) {
        return new ProjectionState(paused, count, rebuilds, discarded);
    }

    ProjectionState with(String rebuildId, RebuildState state) {
        Map<String, RebuildState> changed = new LinkedHashMap<>(rebuilds);
        changed.put(rebuildId, state);
        if (changed.size() > MAX_REBUILDS) {
            changed.remove(changed.keySet().iterator().next());
        }
        return new ProjectionState(paused, segments, changed, discarded);
    }

    ProjectionState withDiscarded(String letterId) {
        Set<String> changed = new LinkedHashSet<>(discarded);
        changed.add(letterId);
        if (changed.size() > MAX_DISCARDED) {
            changed.remove(changed.iterator().next());
        }
        return new ProjectionState(paused, segments, rebuilds, changed);
    }
}
