package dev.guildhall.e2e.fault;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An unrelated transaction that is open all the time: opened anew only when PostgreSQL itself was away. */
final class Backdrop {
    private final Stage stage;
    private @Nullable OpenTransaction transaction;
    private Duration longest = Duration.ZERO;

    Backdrop(Stage stage) throws SQLException {
        this.stage = stage;
        open();
    }

    private void open() throws SQLException {
        transaction = OpenTransaction.begin(stage.database());
    }

    /** Before PostgreSQL goes away, which ends it. */
    void interrupt() throws SQLException {
        OpenTransaction current = transaction;
        if (current != null) {
            Duration age = current.age();
            longest = age.compareTo(longest) > 0 ? age : longest;
            current.close();
            transaction = null;
        }
    }

    /** When PostgreSQL is back. */
    void resume() throws SQLException {
        open();
    }

    /** Answers for how long the longest was open. */
    Duration end() throws SQLException {
        interrupt();
        return longest;
    }
}
