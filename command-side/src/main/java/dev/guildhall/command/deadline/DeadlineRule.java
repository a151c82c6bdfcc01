package dev.guildhall.command.deadline;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.events.GuildhallEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What of one feature is decided at certain times. Each is a bean. */
public interface DeadlineRule {
    /** Of which kinds; each belongs to one rule. */
    Collection<String> kinds();

    /** What the types of those events begin with that mean something for them, as they are stored. */
    String types();

    /** What the event means for them, in order; empty for most. Pure. */
    List<DeadlineChange> after(GuildhallEvent event);

    /** Nothing is to be decided about these any more. In the transaction that makes it so; may happen more than once. */
    void settled(Collection<String> aggregateIds);

    /**
     * Has the aggregate decide. Called again whenever nobody knows whether it did, so a decision that was made must be
     * made no second time. Whatever it throws, it is called again later.
     *
     * @param now by the data base's clock
     */
    void decide(Deadline due, Instant now, Write write);
}
