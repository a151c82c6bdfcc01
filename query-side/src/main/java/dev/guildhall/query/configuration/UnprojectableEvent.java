package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.parking.Explained;

/** The view cannot follow this event. It is never skipped: the view of its guild rests before it, see {@code dead_letter}. */
public final class UnprojectableEvent extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final long position;

    public UnprojectableEvent(long position, String detail) {
        super("event at position %d: %s".formatted(position, detail));
        this.position = position;
    }

    @Override
    public String explanation() {
        return String.valueOf(getMessage());
    }

    public long position() {
        return position;
    }
}
