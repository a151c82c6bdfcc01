package dev.guildhall.benchmarks;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where contenders meet: a quiet machine and a PostgreSQL of their own, with the settings of the program's embedded
 * one. What is committed there is on disk.
 */
public final class Bench implements AutoCloseable {
    private static final String SETTINGS = "select 'PostgreSQL ' || current_setting('server_version')"
            + " || ', fsync ' || current_setting('fsync')"
            + " || ', synchronous_commit ' || current_setting('synchronous_commit')"
            + " || ', shared_buffers ' || current_setting('shared_buffers')";

    private final Extent extent;
    private final QuietMachine machine;
    private final TestPostgres postgres;
    private final TestDatabase upkeep;
    private final String description;

    private Bench(Extent extent) {
        this.extent = extent;
        this.machine = extent == Extent.FULL ? QuietMachine.required() : QuietMachine.described();
        this.postgres = TestPostgres.dedicated();
        this.upkeep = postgres.newDatabase();
        this.description = settings();
    }

    /** @throws IllegalStateException when the machine is busy, or commits would not be durable */
    public static Bench open() {
        Logs.warningsOnly();
        return new Bench(Extent.asked());
    }

    /** On a machine that need not be quiet: for those who report nothing. */
    public static Bench unguarded() {
        Logs.warningsOnly();
        return new Bench(Extent.SMOKE);
    }

    public Extent extent() {
        return extent;
    }

    public TestPostgres postgres() {
        return postgres;
    }

    /** A new empty database for one contender. */
    public TestDatabase database() {
        return postgres.newDatabase();
    }

    /** Before each sample: nobody pays for what another one has left to be written, and nobody else is at work. */
    public void settle() {
        try (Connection connection = upkeep.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException("no checkpoint", e);
        }
        if (extent == Extent.FULL) {
            QuietMachine.settle();
        }
    }

    private String settings() {
        try (Connection connection = upkeep.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(SETTINGS)) {
            result.next();
            String settings = result.getString(1);
            if (!settings.contains("fsync on, synchronous_commit on")) {
                throw new IllegalStateException("commits would not be durable: " + settings);
            }
            return settings;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not tell its settings", e);
        }
    }

    /** Machine and server, as a report names them. */
    @Override
    public String toString() {
        return machine + "; " + description;
    }

    @Override
    public void close() {
        postgres.close();
    }
}
