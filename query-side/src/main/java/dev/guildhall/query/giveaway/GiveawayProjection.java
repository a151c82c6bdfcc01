package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.effect.Effects;
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
 * Follows the log with the view of giveaways, and decides what is to be done in Discord because of them. Events are
 * collected as they come and folded when the unit of work prepares its commit, so rows, effects and token are in one
 * transaction.
 *
 * <p>Events of other features open no transaction: the token is then stored once a second at most, and not at all while
 * nothing is logged.
 */
final class GiveawayProjection implements EventHandlerInvoker {
    /** The processing group; its token is stored under this name, and how far it has decided. */
    static final String GROUP = "giveaway-view";

    private static final Logger LOG = LoggerFactory.getLogger(GiveawayProjection.class);
    private static final String BATCH = GiveawayBatch.class.getName();

    private final GiveawayViews views;
    private final GiveawayEntries entries;
    private final Effects effects;
    private final List<GiveawayCommits> told;
    private volatile @Nullable Throwable failure;

    GiveawayProjection(GiveawayViews views, GiveawayEntries entries, Effects effects, List<GiveawayCommits> told) {
        this.views = views;
        this.entries = entries;
        this.effects = effects;
        this.told = List.copyOf(told);
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof GiveawayEvent;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (segment.getMask() != Segment.ROOT_SEGMENT.getMask()) {
            // How far effects are decided is one position: of two segments the slower one's would never be.
            throw new IllegalStateException(GROUP + " must not be split");
        }
        if (message.getPayload() instanceof GiveawayEvent event) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            unit.<GiveawayBatch>getOrComputeResource(BATCH, ignored -> begin(unit))
                    .add(
                            event,
                            position(message),
                            message.getTimestamp().toEpochMilli(),
                            Cause.of(message.getMetaData()));
        }
    }

    /** A replay writes absolute values by position, so there is nothing to clear. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    /** Why the last batch could not be written; {@code null} as soon as one could. */
    @Nullable Throwable failure() {
        return failure;
    }

    private GiveawayBatch begin(UnitOfWork<?> unit) {
        GiveawayBatch batch = new GiveawayBatch();
        unit.onPrepareCommit(ignored -> batch.write(views, entries, effects));
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> committed(batch));
        return batch;
    }

    private void committed(GiveawayBatch batch) {
        failure = null;
        for (GiveawayCommits one : told) {
            try {
                one.committed(batch.committed());
            } catch (RuntimeException e) {
                // The view is committed: whoever fails to hear of it finds out by looking.
                LOG.error("Could not tell about giveaways up to position {}", batch.position(), e);
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
