package dev.guildhall.query.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A projection as operators see it.
 *
 * @param state {@code running}, {@code paused}, {@code away} while a segment is nobody's, {@code rebuilding}
 * @param position how far the segment furthest behind has come
 * @param head the end of the log
 * @param lagEvents events of the projection's own that are not in its view; no more than the newest 100,000 are looked at
 * @param lagMillis age of the oldest of them; 0 when there is none
 * @param eventsPerSecond positions per second since somebody asked before; {@code null} the first time
 * @param error why this process cannot go on, if it cannot
 * @param failures the processes that cannot go on with it, each with its last error, and since when
 * @param rebuildId of the rebuild that is under way, if one is
 */
record ProjectionDetails(
        String name,
        String state,
        long position,
        long head,
        long lagEvents,
        long lagMillis,
        @Nullable Long eventsPerSecond,
        List<SegmentTokens.SegmentToken> segments,
        @Nullable String error,
        List<ProjectionFailures.Failure> failures,
        @Nullable String rebuildId) {}
