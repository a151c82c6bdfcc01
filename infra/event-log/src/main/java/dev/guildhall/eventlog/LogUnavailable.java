package dev.guildhall.eventlog;

import java.time.Duration;
import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The log could not take the events now: PostgreSQL is away, or more callers wait than it can serve. Unless {@link
 * #outcomeUnknown()}, nothing was stored.
 */
public final class LogUnavailable extends AxonTransientException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final boolean outcomeUnknown;

    private LogUnavailable(String detail, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(detail, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    static LogUnavailable refused(String detail, @Nullable Throwable cause) {
        return new LogUnavailable(detail, false, cause);
    }

    static LogUnavailable unknown(@Nullable Throwable cause) {
        return new LogUnavailable(
                "the connection broke while the events were being stored and did not come back in time", true, cause);
    }

    /** Whether the events may yet turn out to be stored: the caller should ask again with the same command id. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /** When it makes sense to try again. */
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
