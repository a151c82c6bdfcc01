package dev.guildhall.command.operation;

/** See {@link dev.guildhall.events.operation.SegmentsChanged}. */
record ChangeSegments(String projection, int count) implements ProjectionCommand {
    /** Each takes a thread's turn of the process that follows it. */
    static final int MAX_COUNT = 16;
}
