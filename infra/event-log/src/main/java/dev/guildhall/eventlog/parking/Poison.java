package dev.guildhall.eventlog.parking;

import dev.guildhall.eventlog.UnreadableEvent;
import java.sql.SQLException;
import java.util.Set;
import org.axonframework.common.AxonException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells failures that the same event would meet again, and only this guild's, from those that are nobody's fault. In doubt it
 * is the latter: what is tried again loses nothing.
 */
public final class Poison {
    /** Classes of SQLSTATE: the data does not fit its type, a constraint, or a page. */
    private static final Set<String> REFUSED = Set.of("22", "23", "54");

    private static final int CLASS_LENGTH = 2;

    private Poison() {}

    /** Whether it is the event that is to blame. */
    public static boolean isOne(RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            return false; // whoever is being stopped blames nobody
        }
        return switch (failure) {
            case UnreadableEvent ignored -> true;
            case DataAccessException e -> isRefused(e);
            case AxonException ignored -> false;
            case TransactionException ignored -> false;
            case LettersFull ignored -> false;
            default -> sql(failure) == null || isRefused(failure);
        };
    }

    private static boolean isRefused(Throwable failure) {
        SQLException cause = sql(failure);
        String state = cause == null ? null : cause.getSQLState();
        return state != null && state.length() > CLASS_LENGTH && REFUSED.contains(state.substring(0, CLASS_LENGTH));
    }

    static @Nullable SQLException sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
