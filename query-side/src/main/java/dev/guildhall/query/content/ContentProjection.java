package dev.guildhall.query.content;

import dev.guildhall.eventlog.UnreadablePayload;
import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Parking;
import dev.guildhall.eventlog.parking.Quarantine;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.effect.Effects;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
public final class ContentProjection<E, V> implements EventHandlerInvoker, Resumable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentProjection.class);
    private static final String BATCH = ContentBatch.class.getName();

    private final ContentFeature<E, V> feature;
    private final Effects effects;
    private final List<ContentCommits<E, V>> told;
    private final Parking parking;
    private volatile @Nullable Throwable failure;

    ContentProjection(ContentFeature<E, V> feature, Effects effects, List<ContentCommits<E, V>> told, Parking parking) {
        this.feature = feature;
        this.effects = effects;
        this.told = List.copyOf(told);
        this.parking = parking;
    }

    @Override
    public String group() {
        return feature.group();
    }

    String types() {
        return feature.types();
    }

    @Override
    public boolean isAbout(String type) {
        return type.startsWith(feature.types());
    }

    @Override
    public Parking parking() {
        return parking;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof UnreadablePayload payload
                ? isAbout(payload.type())
                : feature.event(message.getPayload()).isPresent();
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (segment.getMask() != Segment.ROOT_SEGMENT.getMask()) {
            // How far effects are decided is one position: of two segments the slower one's would never be.
            throw new IllegalStateException(group() + " must not be split");
        }
        incoming(message).ifPresent(event -> {
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            unit.<ContentBatch<E, V>>getOrComputeResource(BATCH, ignored -> begin(unit))
                    .add(event);
        });
    }

    /** Empty for what is none of the feature's events. */
    private Optional<Incoming<ContentEvent<E>>> incoming(EventMessage<?> message) {
        if (message.getPayload() instanceof UnreadablePayload payload) {
            return isAbout(payload.type()) ? Optional.of(Incoming.of(payload)) : Optional.empty();
        }
        return feature.event(message.getPayload()).map(event -> readable(message, event));
    }

    private Incoming<ContentEvent<E>> readable(EventMessage<?> message, E event) {
        long position = Incoming.position(message);
        ContentEvent<E> known = new ContentEvent<>(
                event, position, message.getTimestamp().toEpochMilli(), Cause.of(message.getMetaData()));
        return new Incoming<>(Incoming.guild(message), position, Incoming.type(message), known, null);
    }

    @Override
    public Runnable resume(List<TrackedEventMessage<?>> events, Quarantine quarantine, Waited waited) {
        ContentBatch<E, V> batch = new ContentBatch<>(feature, OptionalLong.of(waited.decided()));
        events.forEach(event -> incoming(event).ifPresent(batch::add));
        batch.write(effects, quarantine);
        return () -> committed(batch);
    }

    /** Nothing is remembered. */
    @Override
    public void abandoned() {}

    /** Somebody else may follow now, and park guilds. */
    @Override
    public void segmentReleased(Segment segment) {
        parking.forget();
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
        parking.enter(unit);
        ContentBatch<E, V> batch = new ContentBatch<>(feature);
        unit.onPrepareCommit(ignored -> write(batch));
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> {
            failure = null;
            committed(batch);
        });
        return batch;
    }

    private void write(ContentBatch<E, V> batch) {
        Quarantine quarantine = parking.quarantine();
        batch.write(effects, quarantine);
        if (!quarantine.isEmpty()) {
            parking.store(quarantine, batch.decided(effects));
        }
    }

    private void committed(ContentBatch<E, V> batch) {
        for (ContentCommits<E, V> one : told) {
            try {
                one.committed(batch.committed());
            } catch (RuntimeException e) {
                // The view is committed: whoever fails to hear of it finds out by looking.
                LOG.error("Could not tell about {} up to position {}", group(), batch.position(), e);
            }
        }
    }
}
