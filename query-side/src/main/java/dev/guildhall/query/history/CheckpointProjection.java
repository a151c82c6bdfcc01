package dev.guildhall.query.history;

import dev.guildhall.eventlog.UnreadablePayload;
import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Parking;
import dev.guildhall.eventlog.parking.Quarantine;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.OfGuild;
import dev.guildhall.query.configuration.GuildEvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
final class CheckpointProjection implements EventHandlerInvoker, Resumable {
    /** The processing group; its token is stored under this name. */
    static final String GROUP = "guild-checkpoints";

    /** Goes up whenever the same events make other rows. */
    static final int VERSION = 1;

    private static final String BATCH = CheckpointProjection.class.getName();

    private record Due(String guildId, long position, long sequence) {}

    private final GuildCheckpoints checkpoints;
    private final PastGuilds past;
    private final Parking parking;
    private volatile @Nullable Throwable failure;

    CheckpointProjection(GuildCheckpoints checkpoints, PastGuilds past, Parking parking) {
        this.checkpoints = checkpoints;
        this.past = past;
        this.parking = parking;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public Parking parking() {
        return parking;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return incoming(message).filter(event -> segment.matches(event.guild())).isPresent();
    }

    /** An event after which a checkpoint is due, or one that cannot be read; empty for all others. */
    private static Optional<Incoming<Due>> incoming(EventMessage<?> message) {
        if (message.getPayload() instanceof UnreadablePayload payload) {
            return isOfGuilds(payload.type()) && payload.guildId() != null
                    ? Optional.of(Incoming.of(payload))
                    : Optional.empty();
        }
        return message instanceof DomainEventMessage<?> of
                        && message.getPayload() instanceof OfGuild event
                        && isDue(event.guildId(), of.getAggregateIdentifier(), of.getSequenceNumber())
                ? Optional.of(due(message, event.guildId(), of.getSequenceNumber()))
                : Optional.empty();
    }

    private static Incoming<Due> due(EventMessage<?> message, String guildId, long sequence) {
        long position = Incoming.position(message);
        return new Incoming<>(guildId, position, Incoming.type(message), new Due(guildId, position, sequence), null);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        incoming(message)
                .ifPresent(event -> unit.<List<Incoming<Due>>>getOrComputeResource(BATCH, ignored -> begin(unit))
                        .add(event));
    }

    private List<Incoming<Due>> begin(UnitOfWork<?> unit) {
        parking.enter(unit);
        List<Incoming<Due>> batch = new ArrayList<>();
        unit.onPrepareCommit(ignored -> {
            Quarantine quarantine = parking.quarantine();
            quarantine.follow(batch, this::store);
            parking.store(quarantine, 0);
        });
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> failure = null);
        return batch;
    }

    private void store(List<Due> all) {
        all.forEach(due -> checkpoints.store(past.after(due.guildId(), due.position(), due.sequence())));
    }

    @Override
    public Runnable resume(List<TrackedEventMessage<?>> events, Quarantine quarantine, Waited waited) {
        quarantine.follow(
                events.stream().flatMap(event -> incoming(event).stream()).toList(), this::store);
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

    @Override
    public boolean isAbout(String type) {
        return isOfGuilds(type);
    }

    /** Whether events of a type may be a guild's own. */
    static boolean isOfGuilds(String type) {
        return GuildEvolution.TYPES.stream().anyMatch(type::startsWith);
    }
}
