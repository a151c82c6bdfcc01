package dev.guildhall.query.content;

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
 * Follows the log with a feature's view, and decides what is to be done in Discord because of it. Events are collected as
 * they come and folded when the unit of work prepares its commit, so rows, effects and token are in one transaction.
 *
 * <p>Of events of other features it is given one a second at most, and none while nothing is logged: they open no
 * transaction, but the token goes along with them.
 */
public final class ContentProjection<E, V> implements EventHandlerInvoker {
    private static final Logger LOG = LoggerFactory.getLogger(ContentProjection.class);
    private static final String BATCH = ContentBatch.class.getName();

    private final ContentFeature<E, V> feature;
    private final Effects effects;
    private final List<ContentCommits<E, V>> told;
    private volatile @Nullable Throwable failure;

    ContentProjection(ContentFeature<E, V> feature, Effects effects, List<ContentCommits<E, V>> told) {
        this.feature = feature;
        this.effects = effects;
        this.told = List.copyOf(told);
    }

    String group() {
        return feature.group();
    }

    String types() {
        return feature.types();
    }

    boolean isAbout(String type) {
        return type.startsWith(feature.types());
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return feature.event(message.getPayload()).isPresent();
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (segment.getMask() != Segment.ROOT_SEGMENT.getMask()) {
            // How far effects are decided is one position: of two segments the slower one's would never be.
            throw new IllegalStateException(group() + " must not be split");
        }
        feature.event(message.getPayload()).ifPresent(event -> {
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            unit.<ContentBatch<E, V>>getOrComputeResource(BATCH, ignored -> begin(unit))
                    .add(new ContentEvent<>(
                            event,
                            position(message),
                            message.getTimestamp().toEpochMilli(),
                            Cause.of(message.getMetaData())));
        });
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

    private ContentBatch<E, V> begin(UnitOfWork<?> unit) {
        ContentBatch<E, V> batch = new ContentBatch<>(feature);
        unit.onPrepareCommit(ignored -> batch.write(effects));
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> committed(batch));
        return batch;
    }

    private void committed(ContentBatch<E, V> batch) {
        failure = null;
        for (ContentCommits<E, V> one : told) {
            try {
                one.committed(batch.committed());
            } catch (RuntimeException e) {
                // The view is committed: whoever fails to hear of it finds out by looking.
                LOG.error("Could not tell about {} up to position {}", group(), batch.position(), e);
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
