package dev.guildhall.command.operation;

/** See {@link dev.guildhall.events.operation.DeadLetterDiscarded}. */
record DiscardDeadLetter(String projection, String letterId) implements ProjectionCommand {
    @Override
    public AskDeadLetter changingNothing() {
        return new AskDeadLetter(projection, letterId);
    }
}
