package dev.guildhall.eventlog;

import org.axonframework.common.AxonNonTransientException;

/** The events of this command already stand in the log: it was carried out before, under the same command id. */
public final class DuplicateCommand extends AxonNonTransientException {
    private static final long serialVersionUID = 1L;

    private final long lastPosition;

    DuplicateCommand(long lastPosition) {
        super("the command was already carried out, up to position " + lastPosition);
        this.lastPosition = lastPosition;
    }

    /** The position of the last event that the first carrying out stored. */
    public long lastPosition() {
        return lastPosition;
    }
}
