package dev.guildhall.testkit;

import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.embedded.LocalServerSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A real PostgreSQL for tests, with the settings that the program itself uses; the shared one does not wait for the disk.
 *
 * <p>Most tests want {@link #freshDatabase()} on the server that all of a JVM's tests share. A test that stops or kills
 * the server takes one of its own with {@link #dedicated()}.
 */
public final class TestPostgres implements AutoCloseable {

    private static final SharedServer<TestPostgres> SHARED = new SharedServer<>(TestPostgres::passing);

    /** PostgreSQL itself kills sessions that have not ended after five seconds. */
    private static final Duration QUIT_TIMEOUT = Duration.ofSeconds(60);

    private final Path directory;
    private final LocalPostgres server;
    private final AtomicInteger databases = new AtomicInteger();
    private final Set<String> templates = new HashSet<>();

    private TestPostgres(Path directory, LocalPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /** Nobody stops the shared one, and nobody wants its data tomorrow: slow disks need not fail a test. */
    private static TestPostgres passing() {
        Path directory = ServerDirectories.create("postgres");
        return new TestPostgres(
                directory, LocalPostgres.start(LocalServerSettings.in(directory).passing()));
    }

    /** A server on data that is there already, which goes when the server is closed. */
    static TestPostgres on(Path directory) {
        return new TestPostgres(directory, LocalPostgres.start(LocalServerSettings.in(directory)));
    }

    /** A new empty database on the shared server; it goes with the server at the end of the JVM. */
    public static TestDatabase freshDatabase() {
        return SHARED.get().newDatabase();
    }

    /**
     * A copy of a database on the shared server that is prepared once for all tests of the JVM.
     *
     * @param template its name, a plain identifier
     * @param preparation leaves no connection open, since one in use is not copied; called for the first copy alone
     */
    public static TestDatabase freshCopy(String template, Consumer<TestDatabase> preparation) {
        return SHARED.get().newCopy(template, preparation);
    }

    /** A server for one test, which closes it: {@link #server()} can be stopped, killed and started again. */
    public static TestPostgres dedicated() {
        return on(ServerDirectories.create("postgres"));
    }

    public LocalPostgres server() {
        return server;
    }

    /** A new empty database on this server. */
    public TestDatabase newDatabase() {
        return create("test_" + databases.incrementAndGet(), "template0");
    }

    private synchronized TestDatabase newCopy(String template, Consumer<TestDatabase> preparation) {
        if (!templates.contains(template)) {
            preparation.accept(create(template, "template0"));
            templates.add(template);
        }
        return create("test_" + databases.incrementAndGet(), template);
    }

    private TestDatabase create(String name, String template) {
        TestDatabase main = database("postgres");
        try (Connection connection = main.connect();
                Statement statement = connection.createStatement()) {
            // Files: copying page by page through the WAL takes the processor four times as long.
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY file_copy");
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
