package dev.guildhall.eventlog.parking;

import dev.guildhall.eventlog.UnreadableEvent;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why an event could not be processed, for operators: messages of strangers quote what they complain about, so only what this
 * program says itself is kept, and names of constraints, columns and methods.
 *
 * @param error the simple name of the failure's class
 */
record Fault(String error, String detail) {
    /** In characters. */
    static final int MAX_DETAIL = 300;

    private static final String OWN = "dev.guildhall.";

    static Fault of(RuntimeException failure) {
        SQLException sql = Poison.sql(failure);
        String detail = switch (failure) {
            case UnreadableEvent unreadable -> unreadable(unreadable);
            case Explained explained -> explained.explanation();
            default -> sql == null ? place(failure) : refusal(sql);
        };
        String shown = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
        return new Fault(failure.getClass().getSimpleName(), shown);
    }

    private static String unreadable(UnreadableEvent failure) {
        Throwable cause = failure.getCause();
        String message = String.valueOf(failure.getMessage());
        return cause == null ? message : message + " (" + cause.getClass().getSimpleName() + ")";
    }

    private static String refusal(SQLException sql) {
        StringBuilder text = new StringBuilder("SQLSTATE ").append(sql.getSQLState());
        ServerErrorMessage said = sql instanceof PSQLException known ? known.getServerErrorMessage() : null;
        if (said != null) {
            add(text, "table", said.getTable());
            add(text, "column", said.getColumn());
            add(text, "constraint", said.getConstraint());
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String what, @Nullable String name) {
        if (name != null) {
            text.append(", ").append(what).append(' ').append(name);
        }
    }

    private static String place(RuntimeException failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(OWN)) {
                String name = frame.getClassName();
                return "at %s.%s:%d"
                        .formatted(
                                name.substring(name.lastIndexOf('.') + 1),
                                frame.getMethodName(),
                                frame.getLineNumber());
            }
        }
        return "at an unknown place";
    }
}
