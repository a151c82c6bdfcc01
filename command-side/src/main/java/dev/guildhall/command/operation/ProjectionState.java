package dev.guildhall.command.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What operators want of a projection. Immutable.
 *
 * @param segments among how many it is divided
 * @param rebuilds by their ids, the oldest first; at most {@link #MAX_REBUILDS}
 */
record ProjectionState(boolean paused, int segments, Map<String, RebuildState> rebuilds) {
    /** Older ones can no longer be steered. */
    static final int MAX_REBUILDS = 100;

    static final ProjectionState UNTOUCHED = new ProjectionState(false, 1, Map.of());

    ProjectionState {
        rebuilds = Collections.unmodifiableMap(new LinkedHashMap<>(rebuilds));
    }

    ProjectionState withPaused(boolean now) {
        return new ProjectionState(now, segments, rebuilds);
    }

    ProjectionState withSegments(int count) {
        return new ProjectionState(paused, count, rebuilds);
    }

    ProjectionState with(String rebuildId, RebuildState state) {
        Map<String, RebuildState> changed = new LinkedHashMap<>(rebuilds);
        changed.put(rebuildId, state);
        if (changed.size() > MAX_REBUILDS) {
            changed.remove(changed.keySet().iterator().next());
        }
        return new ProjectionState(paused, segments, changed);
    }
}
