package dev.guildhall.command.deadline;

import dev.guildhall.events.GuildhallEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Makes deadlines of events. They are written when the unit of work prepares its commit, so rows and token are in one
 * transaction. What means nothing for deadlines is passed over without one.
 */
final class DeadlineProjection implements EventHandlerInvoker {
    /** The processing group; its token is stored under this name. */
    static final String GROUP = "deadlines";

    private static final String CHANGES = DeadlineProjection.class.getName();

    private final List<DeadlineRule> rules;
    private final DeadlineTable table;
    private final Runnable changed;

    /** @param changed told when others are due than before */
    DeadlineProjection(List<DeadlineRule> rules, DeadlineTable table, Runnable changed) {
        this.rules = List.copyOf(rules);
        this.table = table;
        this.changed = changed;
    }

    boolean isAbout(String type) {
        return rules.stream().anyMatch(rule -> type.startsWith(rule.types()));
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof GuildhallEvent event
                && rules.stream().anyMatch(rule -> !rule.after(event).isEmpty());
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        GuildhallEvent event = (GuildhallEvent) message.getPayload();
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        List<DeadlineChange> changes = unit.getOrComputeResource(CHANGES, ignored -> begin(unit));
        rules.forEach(rule -> changes.addAll(rule.after(event)));
    }

    private List<DeadlineChange> begin(UnitOfWork<?> unit) {
        List<DeadlineChange> changes = new ArrayList<>();
        unit.onPrepareCommit(ignored -> write(changes));
        unit.afterCommit(ignored -> changed.run());
        return changes;
    }

    private void write(List<DeadlineChange> changes) {
        table.apply(changes);
        List<String> settled = changes.stream()
                .filter(DeadlineChange.Settled.class::isInstance)
                .map(DeadlineChange::aggregateId)
                .toList();
        if (!settled.isEmpty()) {
            rules.forEach(rule -> rule.settled(settled));
        }
    }

    /** A replay sets and clears the same ones in the same order. */
    @Override
    public boolean supportsReset() {
        return true;
    }

    @Override
    public void performReset() {}
}
