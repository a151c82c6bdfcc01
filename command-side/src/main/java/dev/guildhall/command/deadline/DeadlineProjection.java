package dev.guildhall.command.deadline;

import dev.guildhall.eventlog.UnreadablePayload;
import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Parking;
import dev.guildhall.eventlog.parking.Quarantine;
import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.events.GuildhallEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Makes deadlines of events. They are written when the unit of work prepares its commit, so rows and token are in one
 * transaction. What means nothing for deadlines is passed over without one.
 */
final class DeadlineProjection implements EventHandlerInvoker, Resumable {
    /** The processing group; its token is stored under this name. */
    static final String GROUP = "deadlines";

    private static final String BATCH = DeadlineProjection.class.getName();

    private final List<DeadlineRule> rules;
    private final DeadlineTable table;
    private final Runnable changed;
    private final Parking parking;
    private volatile @Nullable Throwable failure;

    /** @param changed told when others are due than before */
    DeadlineProjection(List<DeadlineRule> rules, DeadlineTable table, Runnable changed, Parking parking) {
        this.rules = List.copyOf(rules);
        this.table = table;
        this.changed = changed;
        this.parking = parking;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public boolean isAbout(String type) {
        return rules.stream().anyMatch(rule -> type.startsWith(rule.types()));
    }

    @Override
    public Parking parking() {
        return parking;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return switch (message.getPayload()) {
            case UnreadablePayload payload -> isAbout(payload.type());
            case GuildhallEvent event -> meansSomething(event);
            default -> false;
        };
    }

    /** A rule that fails is found out when the batch is written, where only the event's guild waits for it. */
    private boolean meansSomething(GuildhallEvent event) {
        try {
            return !changes(event).isEmpty();
        } catch (RuntimeException e) {
            return true;
        }
    }

    private List<DeadlineChange> changes(GuildhallEvent event) {
        return rules.stream().flatMap(rule -> rule.after(event).stream()).toList();
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        unit.<List<Incoming<GuildhallEvent>>>getOrComputeResource(BATCH, ignored -> begin(unit))
                .add(incoming(message));
    }

    private static Incoming<GuildhallEvent> incoming(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case UnreadablePayload payload -> Incoming.of(payload);
            case GuildhallEvent event -> Incoming.of(event, Incoming.position(message), event);
            default -> throw new IllegalArgumentException("this is no event of the log");
        };
    }

    private List<Incoming<GuildhallEvent>> begin(UnitOfWork<?> unit) {
        parking.enter(unit);
        List<Incoming<GuildhallEvent>> events = new ArrayList<>();
        unit.onPrepareCommit(ignored -> {
            Quarantine quarantine = parking.quarantine();
            quarantine.follow(events, this::write);
            parking.store(quarantine, 0);
        });
        unit.onRollback(u -> failure = u.getExecutionResult().getExceptionResult());
        unit.afterCommit(ignored -> {
            failure = null;
            changed.run();
        });
        return events;
    }

    private void write(List<GuildhallEvent> events) {
        List<DeadlineChange> changes =
                events.stream().flatMap(event -> changes(event).stream()).toList();
        table.apply(changes);
        List<String> settled = changes.stream()
                .filter(DeadlineChange.Settled.class::isInstance)
                .map(DeadlineChange::aggregateId)
                .toList();
        if (!settled.isEmpty()) {
            rules.forEach(rule -> rule.settled(settled));
        }
    }

    @Override
    public Runnable resume(List<TrackedEventMessage<?>> events, Quarantine quarantine, Waited waited) {
        quarantine.follow(events.stream().map(DeadlineProjection::incoming).toList(), this::write);
        return changed;
    }

    /** Nothing is remembered. */
    @Override
    public void abandoned() {}

    /** Somebody else may follow now, and park guilds. */
    @Override
    public void segmentReleased(Segment segment) {
        parking.forget();
    }

    /** Why the last batch could not be written; {@code null} as soon as one could. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** A replay sets and clears the same ones in the same order. */
    @Override
    public boolean supportsReset() {
        return true;
    }

    @Override
    public void performReset() {}
}
