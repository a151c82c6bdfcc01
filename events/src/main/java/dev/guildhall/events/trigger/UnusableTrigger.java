package dev.guildhall.events.trigger;

/** A trigger that is malformed, answers to everything or takes too much to match; {@code getMessage()} completes "The trigger …". */
public final class UnusableTrigger extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableTrigger(String message) {
        super(message);
    }
}
