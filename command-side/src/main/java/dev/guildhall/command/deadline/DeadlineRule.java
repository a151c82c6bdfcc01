package dev.guildhall.command.deadline;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.events.GuildhallEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What of one feature is decided at certain times. Each is a bean. */
public interface DeadlineRule {
    /** What became of one that was due. */
    enum Verdict {
        /** The log says so, and the projection will remove or move the deadline. */
        DECIDED,
        /** There is nothing to decide, and would not be but for another event, which the projection sees. */
        MOOT,
        /** Something else has to happen first. */
        LATER
    }

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
    Verdict decide(Deadline due, Instant now, Write write);
}
