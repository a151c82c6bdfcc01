package dev.guildhall.eventlog;

import org.springframework.dao.ConcurrencyFailureException;

/** PostgreSQL ended a command's turn before anything was stored; others may have come first meanwhile. */
public final class TurnLost extends ConcurrencyFailureException {
    private static final long serialVersionUID = 1L;

    TurnLost(Throwable cause) {
        super("the log could not be kept for the command", cause);
    }
}
