package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.eventlog.UnreadablePayload;
import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Parking;
import dev.guildhall.eventlog.parking.Quarantine;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
public final class ConfigurationProjection implements EventHandlerInvoker, Resumable {
    /** The processing group; its token is stored under this name. */
    public static final String GROUP = "configuration-view";

    /** Goes up with every change by which the same events make other rows: the view is then made anew, beside the old one. */
    public static final int VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationProjection.class);
    private static final String BATCH = ConfigurationBatch.class.getName();
    private static final String ERASURE = "erasure.";

    /** What the types of other features begin with: whether those can be read is nothing to this view. */
    private static final Set<String> OTHERS = EventCatalogue.all().stream()
            .map(event -> feature(EventCatalogue.typeOf(event)))
            .filter(feature -> !GuildEvolution.TYPES.contains(feature) && !feature.equals(ERASURE))
            .collect(Collectors.toUnmodifiableSet());

    private final BatchCommit batches;
    private final List<ViewCommits> told;
    private volatile @Nullable Throwable failure;

    ConfigurationProjection(BatchCommit batches, List<ViewCommits> told) {
        this.batches = batches;
        this.told = List.copyOf(told);
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public boolean isAbout(String type) {
        return !OTHERS.contains(feature(type));
    }

    private static String feature(String type) {
        return type.substring(0, type.indexOf('.') + 1);
    }

    @Override
    public Parking parking() {
        return batches.parking();
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        // What is not ours is handled by everybody, which is to say refused: nothing may be passed over.
        // An event of no guild changes no row, but the view has come so far all the same.
        String guild = Incoming.guild(message);
        return guild.equals(Incoming.NOBODY) || segment.matches(guild);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        ConfigurationBatch known = unit.getResource(BATCH);
        ConfigurationBatch batch = known == null ? begin(unit, segment) : known;
        long position = Incoming.position(message);
        if (parking().waits(Incoming.guild(message), position)) {
            batch.comesTo(position);
        } else {
            add(batch, message, position);
        }
    }

    private void add(ConfigurationBatch batch, EventMessage<?> message, long position) {
        switch (message.getPayload()) {
            case GuildhallEvent event ->
                batch.add(event, position, message.getTimestamp().toEpochMilli(), Cause.of(message.getMetaData()));
            case UnreadablePayload payload -> add(batch, payload);
            default ->
                throw new UnprojectableEvent(
                        position, "unknown payload " + message.getPayloadType().getName());
        }
    }

    private void add(ConfigurationBatch batch, UnreadablePayload payload) {
        if (isAbout(payload.type())) {
            batch.add(payload);
        } else {
            batch.comesTo(payload.position());
        }
    }

    @Override
    public Runnable resume(List<TrackedEventMessage<?>> events, Quarantine quarantine, Waited waited) {
        ConfigurationBatch batch = new ConfigurationBatch();
        events.forEach(event -> add(batch, event, Incoming.position(event)));
        batches.resume(batch, quarantine, waited.token());
        return () -> {
            batches.resumed(batch);
            tell(new CommittedBatch(batch.steps(), batch.position(), false));
        };
    }

    @Override
    public void abandoned() {
        batches.forget();
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
        parking().forget();
    }

    /** Why the last batch could not be written; {@code null} as soon as one could. */
    public @Nullable Throwable failure() {
        return failure;
    }

    private ConfigurationBatch begin(UnitOfWork<?> unit, Segment segment) {
        parking().enter(unit);
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
        tell(new CommittedBatch(batch.steps(), batch.position(), everySegment));
    }

    private void tell(CommittedBatch committed) {
        for (ViewCommits one : told) {
            try {
                one.committed(committed);
            } catch (RuntimeException e) {
                // The view is committed: whoever fails to hear of it finds out by looking.
                LOG.error("Could not tell about positions up to {}", committed.position(), e);
            }
        }
    }
}
