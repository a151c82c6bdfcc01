package dev.guildhall.events.operation;

import dev.guildhall.events.GuildhallEvent;
import org.jspecify.annotations.Nullable;

/** What was decided about one projection. Whoever runs it obeys, also after a restart. */
public sealed interface OperationEvent extends GuildhallEvent
        permits ProjectionPaused,
                ProjectionResumed,
                RebuildRequested,
                RebuildPaused,
                RebuildResumed,
                RebuildAborted,
                RollbackRequested,
                SegmentsChanged,
                DeadLetterRetryRequested,
                DeadLetterDiscarded {
    /** The processing group. */
    String projection();

    /** A projection is of all guilds. */
    @Override
    default @Nullable String guildId() {
        return null;
    }
}
