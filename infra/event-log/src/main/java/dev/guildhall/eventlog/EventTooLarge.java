package dev.guildhall.eventlog;

import org.axonframework.common.AxonNonTransientException;

/** An event that the log does not take, because every reader would have to hold it. Nothing was stored. */
public final class EventTooLarge extends AxonNonTransientException {
    /** Of payload and metadata together, as they are stored. Far beyond what comes through the HTTP door. */
    public static final int MAX_EVENT_BYTES = 2 * 1024 * 1024;

    private static final long serialVersionUID = 1L;

    private final int bytes;

    EventTooLarge(LogRow row) {
        super("an event of %s has %d bytes, of which at most %d are stored"
                .formatted(row.type(), row.size(), MAX_EVENT_BYTES));
        this.bytes = row.size();
    }

    /** How large it is, where {@link #MAX_EVENT_BYTES} is allowed. */
    public int bytes() {
        return bytes;
    }
}
