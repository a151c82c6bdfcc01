package dev.guildhall.command.dispatch;

/** A command that may come again under the same idempotency key, after it was carried out. */
public interface RepeatableCommand extends AggregateCommand {
    /** Checks the giver's right and answers the same view, but changes nothing. */
    RepeatableCommand changingNothing();
}
