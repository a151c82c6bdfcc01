package dev.guildhall.testkit;

import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.embedded.LocalServerSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests, with the settings that the program itself uses.
 *
 * <p>Most tests want {@link #freshDatabase()} on the server that all of a JVM's tests share. A test that stops or kills
 * the server takes one of its own with {@link #dedicated()}.
 */
public final class TestPostgres implements AutoCloseable {

    private static final SharedServer<TestPostgres> SHARED = new SharedServer<>(TestPostgres::dedicated);

    /** PostgreSQL itself kills sessions that have not ended after five seconds. */
    private static final Duration QUIT_TIMEOUT = Duration.ofSeconds(20);

    private final Path directory;
    private final LocalPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(Path directory) {
        this.directory = directory;
        this.server = LocalPostgres.start(LocalServerSettings.in(directory));
    }

    /** A server on data that is there already, which goes when the server is closed. */
    static TestPostgres on(Path directory) {
        return new TestPostgres(directory);
    }

    /** A new empty database on the shared server; it goes with the server at the end of the JVM. */
    public static TestDatabase freshDatabase() {
        return SHARED.get().newDatabase();
    }

    /** A server for one test, which closes it: {@link #server()} can be stopped, killed and started again. */
    public static TestPostgres dedicated() {
        return new TestPostgres(ServerDirectories.create("postgres"));
    }

    public LocalPostgres server() {
        return server;
    }

    /** A new empty database on this server. */
    public TestDatabase newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        TestDatabase main = database("postgres");
        try (Connection connection = DriverManager.getConnection(main.jdbcUrl(), main.username(), main.password());
                Statement statement = connection.createStatement()) {
            // Copying WAL instead of files spares the two checkpoints that dominate the time.
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0 STRATEGY wal_log");
        } catch (SQLException failure) {
            throw new IllegalStateException("No new test database", failure);
        }
        return database(name);
    }

    /** One that is there already, as on a server that was restored. */
    public TestDatabase database(String name) {
        return new TestDatabase(name, server.jdbcUrl(name), server.username(), server.password());
    }

    public void stop() {
        server.stop();
    }

    public void kill() {
        server.kill();
    }

    /** Immediate shutdown: all sessions end at once, and recovery is left to the next start. Returns when it is gone. */
    public void quit() {
        ProcessHandle.of(server.pid()).ifPresent(postmaster -> {
            Signal.QUIT.send(postmaster.pid());
            postmaster
                    .onExit()
                    .orTimeout(QUIT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        });
    }

    /** On the same port and data. */
    public void startAgain() {
        server.startAgain();
    }

    public void restart() {
        server.restart();
    }

    /** Ends the server without ceremony and deletes its data. */
    @Override
    public void close() {
        server.kill();
        server.close();
        ServerDirectories.delete(directory);
    }
}
