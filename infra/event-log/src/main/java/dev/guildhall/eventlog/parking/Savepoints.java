package dev.guildhall.eventlog.parking;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Tries something within the caller's transaction, which goes on as if nothing had been tried when it fails. Thread-safe. */
final class Savepoints {
    private final DataSource dataSource;

    Savepoints(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @return the poison that was met, after what had been written was taken back; {@code null} when all went well
     * @throws RuntimeException any other failure
     */
    @Nullable RuntimeException tried(Runnable work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            // Not released: it ends with the transaction, and a round trip is saved.
            Savepoint before = connection.setSavepoint();
            try {
                work.run();
                return null;
            } catch (RuntimeException e) {
                if (!Poison.isOne(e)) {
                    throw e;
                }
                connection.rollback(before);
                return e;
            }
        } catch (SQLException e) {
            RuntimeException known = new SQLStateSQLExceptionTranslator().translate("savepoint", null, e);
            throw known == null ? new IllegalStateException("there is no way back", e) : known;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
