package dev.guildhall.command.deadline;

/** What an event means for deadlines. */
public sealed interface DeadlineChange {
    String aggregateId();

    /** It is to be decided then, and at no time that was set before. */
    record Set(Deadline deadline) implements DeadlineChange {
        @Override
        public String aggregateId() {
            return deadline.aggregateId();
        }
    }

    /** It is not to be decided any more. */
    record Cleared(String aggregateId, String kind) implements DeadlineChange {}

    /** Nothing is to be decided about the aggregate any more. */
    record Settled(String aggregateId) implements DeadlineChange {}
}
