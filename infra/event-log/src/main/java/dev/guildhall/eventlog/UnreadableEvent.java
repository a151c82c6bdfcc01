package dev.guildhall.eventlog;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** A stored event that this version of the program cannot read: an unknown type or revision, or broken contents. */
public final class UnreadableEvent extends AxonNonTransientException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String detail;

    UnreadableEvent(long position, String detail, @Nullable Throwable cause) {
        super("event at position %d: %s".formatted(position, detail), cause);
        this.position = position;
        this.detail = detail;
    }

    public long position() {
        return position;
    }

    /** The same, with the type of the event in its text. */
    UnreadableEvent naming(String type) {
        return detail.contains(type) ? this : new UnreadableEvent(position, detail + " of " + type, getCause());
    }
}
