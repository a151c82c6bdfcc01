package dev.guildhall.query.history;

import dev.guildhall.eventlog.UnreadablePayload;
import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Parking;
import dev.guildhall.eventlog.parking.Quarantine;
import dev.guildhall.eventlog.parking.Resumable;
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
 * commit, so rows and token are in one transaction. What an event means does not matter here: it need only be readable.
 */
final class TimelineProjection implements EventHandlerInvoker, Resumable {
    /** The processing group; its token is stored under this name. */
    static final String GROUP = "timeline";

    /** Goes up whenever the same events make other rows; so also when their summaries say it in other words. */
    static final int VERSION = 1;

    private static final String BATCH = TimelineProjection.class.getName();

    private final TimelineTable table;
    private final LongConsumer reached;
    private final Parking parking;
    private volatile @Nullable Throwable failure;

    /** @param reached told how far the timeline has come, after each commit */
    TimelineProjection(TimelineTable table, LongConsumer reached, Parking parking) {
        this.table = table;
        this.reached = reached;
        this.parking = parking;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public boolean isAbout(String type) {
        return true;
    }

    @Override
    public Parking parking() {
        return parking;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        // What is of no guild is in no timeline, but the timeline has come so far all the same.
        String guild = Incoming.guild(message);
        return guild.equals(Incoming.NOBODY) || segment.matches(guild);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        unit.<Batch>getOrComputeResource(BATCH, ignored -> begin(unit, segment)).add(message);
    }

    private static final class Batch {
        private final List<Incoming<TimelineEvent>> events = new ArrayList<>();
        private long position;

        void add(EventMessage<?> message) {
            position = Incoming.position(message);
            if (message.getPayload() instanceof OfGuild event) {
                String type = Incoming.type(message);
                TimelineEvent known = new TimelineEvent(event, type, position, message.getMetaData());
                events.add(new Incoming<>(event.guildId(), position, type, known, null));
            } else if (message.getPayload() instanceof UnreadablePayload payload && payload.guildId() != null) {
                events.add(Incoming.of(payload));
            }
        }
    }

    @Override
    public Runnable resume(List<TrackedEventMessage<?>> events, Quarantine quarantine, Waited waited) {
        Batch batch = new Batch();
        events.forEach(batch::add);
        quarantine.follow(batch.events, table::write);
        return () -> {};
    }

    /** Nothing is remembered. */
    @Override
    public void abandoned() {}

    /** Somebody else may follow now, and park guilds. */
    @Override
    public void segmentReleased(Segment segment) {
        parking.forget();
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
        parking.enter(unit);
        Batch batch = new Batch();
        unit.onPrepareCommit(ignored -> {
            Quarantine quarantine = parking.quarantine();
            quarantine.follow(batch.events, table::write);
            parking.store(quarantine, 0);
        });
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
