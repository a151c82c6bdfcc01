package dev.guildhall.query.history;

import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.OfGuild;
import dev.guildhall.query.configuration.GuildEvolution;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Makes a checkpoint of each guild after every {@link GuildCheckpoints#INTERVAL} of its events: always after the same ones,
 * whenever it is made. Other events open no transaction, but the token goes along with them.
 */
final class CheckpointProjection implements EventHandlerInvoker {
    /** The processing group; its token is stored under this name. */
    static final String GROUP = "guild-checkpoints";

    /** Goes up whenever the same events make other rows. */
    static final int VERSION = 1;

    private static final String BATCH = CheckpointProjection.class.getName();

    private record Due(String guildId, long position, long sequence) {}

    private final GuildCheckpoints checkpoints;
    private final PastGuilds past;
    private volatile @Nullable Throwable failure;

    CheckpointProjection(GuildCheckpoints checkpoints, PastGuilds past) {
        this.checkpoints = checkpoints;
        this.past = past;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message instanceof DomainEventMessage<?> of
                && message.getPayload() instanceof OfGuild event
                && isDue(event.guildId(), of.getAggregateIdentifier(), of.getSequenceNumber())
                && segment.matches(event.guildId());
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (message instanceof DomainEventMessage<?> of
                && message instanceof TrackedEventMessage<?> tracked
                && message.getPayload() instanceof OfGuild event) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            unit.<List<Due>>getOrComputeResource(BATCH, ignored -> begin(unit))
                    .add(new Due(
                            event.guildId(), tracked.trackingToken().position().orElseThrow(), of.getSequenceNumber()));
        }
    }

    private List<Due> begin(UnitOfWork<?> unit) {
        List<Due> batch = new ArrayList<>();
        unit.onPrepareCommit(ignored ->
                batch.forEach(due -> checkpoints.store(past.after(due.guildId(), due.position(), due.sequence()))));
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> failure = null);
        return batch;
    }

    /** Checkpoints follow from positions, so there is nothing to clear. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    /** Why the last batch could not be written; {@code null} as soon as one could. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** Whether there is a checkpoint right after that event. */
    static boolean isDue(String guildId, String aggregateId, long sequence) {
        return (sequence + 1) % GuildCheckpoints.INTERVAL == 0 && aggregateId.equals(AggregateIds.guild(guildId));
    }

    /** Whether events of a type may be a guild's own. */
    static boolean isAbout(String type) {
        return GuildEvolution.TYPES.stream().anyMatch(type::startsWith);
    }
}
