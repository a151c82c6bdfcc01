package dev.guildhall.eventlog;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** A stored event that this version of the program cannot read: an unknown type or revision, or a broken payload. */
public final class UnreadableEvent extends AxonNonTransientException {
    private static final long serialVersionUID = 1L;

    private final long position;

    UnreadableEvent(long position, String detail, @Nullable Throwable cause) {
        super("event at position %d: %s".formatted(position, detail), cause);
        this.position = position;
    }

    public long position() {
        return position;
    }
}
