package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.OfGuild;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log with the configuration view. Events are collected as they come and folded when the unit of work
 * commits, so rows and token are in one transaction, see {@link BatchCommit}. Each guild's events stay in order, because
 * a guild belongs to one segment.
 */
public final class ConfigurationProjection implements EventHandlerInvoker {
    /** The processing group; its token is stored under this name. */
    public static final String GROUP = "configuration-view";

    /** Goes up with every change by which the same events make other rows: the view is then made anew, beside the old one. */
    public static final int VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationProjection.class);
    private static final String BATCH = ConfigurationBatch.class.getName();

    private final BatchCommit batches;
    private final List<ViewCommits> told;
    private volatile @Nullable Throwable failure;

    ConfigurationProjection(BatchCommit batches, List<ViewCommits> told) {
        this.batches = batches;
        this.told = List.copyOf(told);
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        // What is not ours is handled by everybody, which is to say refused: nothing may be passed over.
        // An event of no guild changes no row, but the view has come so far all the same.
        return !(message.getPayload() instanceof OfGuild event) || segment.matches(event.guildId());
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        long position = position(message);
        if (!(message.getPayload() instanceof GuildhallEvent event)) {
            throw new UnprojectableEvent(
                    position, "unknown payload " + message.getPayloadType().getName());
        }
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        ConfigurationBatch batch = unit.getResource(BATCH);
        (batch == null ? begin(unit, segment) : batch)
                .add(event, position, message.getTimestamp().toEpochMilli(), Cause.of(message.getMetaData()));
    }

    /** A replay writes absolute values by position, so there is nothing to clear; rows are never deleted. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    /** Somebody else may follow now, and write. */
    @Override
    public void segmentReleased(Segment segment) {
        batches.forget();
    }

    /** Why the last batch could not be written; {@code null} as soon as one could. */
    public @Nullable Throwable failure() {
        return failure;
    }

    private ConfigurationBatch begin(UnitOfWork<?> unit, Segment segment) {
        ConfigurationBatch batch = new ConfigurationBatch();
        unit.resources().put(BATCH, batch);
        PendingToken.askFor(unit, batch::endsWith);
        unit.onCommit(ignored -> batches.commit(batch));
        unit.onRollback(this::failed);
        unit.afterCommit(ignored -> committed(batch, segment));
        return batch;
    }

    private void failed(UnitOfWork<?> unit) {
        failure = unit.getExecutionResult().getExceptionResult();
        batches.forget();
    }

    private void committed(ConfigurationBatch batch, Segment segment) {
        failure = null;
        boolean everySegment = segment.getMask() == Segment.ROOT_SEGMENT.getMask();
        CommittedBatch committed = new CommittedBatch(batch.steps(), batch.position(), everySegment);
        for (ViewCommits one : told) {
            try {
                one.committed(committed);
            } catch (RuntimeException e) {
                // The view is committed: whoever fails to hear of it finds out by looking.
                LOG.error("Could not tell about positions up to {}", committed.position(), e);
            }
        }
    }

    private static long position(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked
                && tracked.trackingToken().position().isPresent()) {
            return tracked.trackingToken().position().getAsLong();
        }
        throw new IllegalArgumentException("an event without a position did not come from the log");
    }
}
