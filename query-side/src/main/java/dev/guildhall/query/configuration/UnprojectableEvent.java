package dev.guildhall.query.configuration;

/**
 * The view cannot follow this event. It is never skipped: the projection stays before it, tries again with back-off, and
 * the health says so, until a program that knows the event takes over.
 */
public final class UnprojectableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;

    public UnprojectableEvent(long position, String detail) {
        super("event at position %d: %s".formatted(position, detail));
        this.position = position;
    }

    public long position() {
        return position;
    }
}
