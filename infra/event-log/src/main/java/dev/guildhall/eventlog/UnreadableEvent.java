package dev.guildhall.eventlog;

import java.util.Optional;
import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** A stored event that this version of the program cannot read: an unknown type or revision, or broken contents. */
public final class UnreadableEvent extends AxonNonTransientException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String detail;
    private final @Nullable String aggregateId;

    UnreadableEvent(long position, String detail, @Nullable Throwable cause) {
        this(position, detail, null, cause);
    }

    private UnreadableEvent(long position, String detail, @Nullable String aggregateId, @Nullable Throwable cause) {
        super("event at position %d: %s".formatted(position, detail), cause);
        this.position = position;
        this.detail = detail;
        this.aggregateId = aggregateId;
    }

    public long position() {
        return position;
    }

    /** Whose history cannot be read; empty where nobody was asking for a whole event. */
    public Optional<String> aggregateId() {
        return Optional.ofNullable(aggregateId);
    }

    /** The same, with the type of the event in its text, and with its aggregate. */
    UnreadableEvent naming(String type, String owner) {
        String named = detail.contains(type) ? detail : detail + " of " + type;
        return new UnreadableEvent(position, named, owner, getCause());
    }
}
