package dev.guildhall.query.history;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.OfGuild;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log with the timeline. Events are collected as they come and written when the unit of work prepares its
 * commit, so rows and token are in one transaction. What an event means does not matter here, so none is refused.
 */
final class TimelineProjection implements EventHandlerInvoker {
    /** The processing group; its token is stored under this name. */
    static final String GROUP = "timeline";

    /** Goes up whenever the same events make other rows; so also when their summaries say it in other words. */
    static final int VERSION = 1;

    private static final String BATCH = TimelineProjection.class.getName();

    private final TimelineTable table;
    private final LongConsumer reached;
    private volatile @Nullable Throwable failure;

    /** @param reached told how far the timeline has come, after each commit */
    TimelineProjection(TimelineTable table, LongConsumer reached) {
        this.table = table;
        this.reached = reached;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        // What is of no guild is in no timeline, but the timeline has come so far all the same.
        return !(message.getPayload() instanceof OfGuild event) || segment.matches(event.guildId());
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        Batch batch = unit.getOrComputeResource(BATCH, ignored -> begin(unit, segment));
        if (message instanceof TrackedEventMessage<?> tracked) {
            batch.position = tracked.trackingToken().position().orElseThrow();
        }
        if (message.getPayload() instanceof OfGuild event) {
            String type = EventCatalogue.typeOf(event.getClass());
            batch.events.add(new TimelineEvent(event, type, batch.position, message.getMetaData()));
        }
    }

    private static final class Batch {
        private final List<TimelineEvent> events = new ArrayList<>();
        private long position;
    }

    /** Rows follow from positions, so there is nothing to clear. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    /** Why the last batch could not be written; {@code null} as soon as one could. */
    @Nullable Throwable failure() {
        return failure;
    }

    private Batch begin(UnitOfWork<?> unit, Segment segment) {
        Batch batch = new Batch();
        unit.onPrepareCommit(ignored -> table.write(batch.events));
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> {
            failure = null;
            if (segment.getMask() == Segment.ROOT_SEGMENT.getMask()) {
                reached.accept(batch.position);
            }
        });
        return batch;
    }
}
