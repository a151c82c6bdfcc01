package dev.guildhall.command.operation;

/** Something is done to a rebuild that was requested. */
record SteerRebuild(String projection, String rebuildId, Step step) implements ProjectionCommand {
    enum Step {
        PAUSE,
        RESUME,
        ABORT,
        ROLL_BACK
    }

    @Override
    public AskProjection changingNothing() {
        return new AskProjection(projection, rebuildId);
    }
}
