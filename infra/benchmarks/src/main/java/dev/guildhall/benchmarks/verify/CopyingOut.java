package dev.guildhall.benchmarks.verify;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;

/** The whole log in the order of positions out of PostgreSQL and into nothing, over one connection. */
final class CopyingOut implements Contender {
    private static final double NANOS_A_SECOND = 1e9;

    private final TestDatabase database;
    private final String format;

    /** @param format {@code text} or {@code binary} */
    CopyingOut(TestDatabase database, String format) {
        this.database = database;
        this.format = format;
    }

    @Override
    public String name() {
        return "ordered COPY out, " + format;
    }

    @Override
    public Sample run(int callers, Duration time) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // Sorting a million rows would only hold the peer up: the primary key has them in order.
            statement.execute("set enable_sort = off");
            long begin = System.nanoTime();
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select * from log.event order by position) to stdout (format " + format + ")",
                            OutputStream.nullOutputStream());
            return new Sample(rows / ((System.nanoTime() - begin) / NANOS_A_SECOND), 0, 0);
        } catch (SQLException e) {
            throw new IllegalStateException("COPY failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
