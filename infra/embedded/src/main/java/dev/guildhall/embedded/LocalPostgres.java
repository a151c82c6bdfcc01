package dev.guildhall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own on 127.0.0.1, whose data outlives it. Acknowledged commits are on disk. Its methods may be
 * called from any thread; no shutdown hook is set, as only the owner knows when the last connection has been closed.
 */
public final class LocalPostgres implements AutoCloseable {

    static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    static final int MAX_PORT_ATTEMPTS = 5;

    /** Rolls open transactions back and ends; the default SIGTERM would wait for every client to leave. */
    private static final String FAST_SHUTDOWN = "INT";

    private static final String PROGRAM = "postgres";
    private static final String PORT_TAKEN = "Address already in use";

    private final LocalPostgresSettings settings;
    private final DirectoryLock lock;
    private final PostgresCluster cluster;
    private final PostgresCommand command;
    private final String password;
    private int port;
    private @Nullable ChildServer server;
    private @Nullable ParentWatch watch;
    private boolean closed;

    private LocalPostgres(
            LocalPostgresSettings settings,
            DirectoryLock lock,
            PostgresCluster cluster,
            PostgresCommand command,
            String password) {
        this.settings = settings;
        this.lock = lock;
        this.cluster = cluster;
        this.command = command;
        this.password = password;
        this.port = settings.port();
    }

    /**
     * Starts a server on the directory and returns when it takes connections. A server that an earlier program left
     * behind there is stopped first.
     *
     * @throws EmbeddedServerException when the directory is in use by a live program, the port is taken, or the
     *     platform has no binaries; the text says what to do
     */
    public static LocalPostgres start(LocalPostgresSettings settings) {
        try {
            SecretFile.createDirectory(settings.directory());
            DirectoryLock lock = DirectoryLock.acquire(settings.directory());
            try {
                LocalPostgres postgres = prepare(settings, lock);
                postgres.launch();
                return postgres;
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + settings.directory(), failure);
        }
    }

    private static LocalPostgres prepare(LocalPostgresSettings settings, DirectoryLock lock) throws IOException {
        Isolation isolation = Isolation.neverRoot();
        Path cache = isolation.isForeignUser() ? CacheDirectory.beside(settings.directory()) : settings.cache();
        PostgresBinaries binaries = PostgresBinaries.install(new BinaryCache(cache), settings.progress());
        PostgresCommand command = new PostgresCommand(binaries, isolation);
        PostgresCluster cluster = new PostgresCluster(settings.directory());
        Path passwordFile = settings.directory().resolve("password");
        String password = SecretFile.password(passwordFile);
        stopOrphan(cluster, settings);
        if (!cluster.exists()) {
            cluster.initialise(command, passwordFile, settings.progress());
        }
        isolation.own(settings.directory());
        return new LocalPostgres(settings, lock, cluster, command, password);
    }

    private static void stopOrphan(PostgresCluster cluster, LocalPostgresSettings settings) throws IOException {
        Optional<Orphan> orphan = Orphan.find(cluster.pidFile(), PROGRAM, cluster.directory());
        if (orphan.isPresent()) {
            settings.progress().accept("stopping the PostgreSQL that an earlier run left behind");
            orphan.get().stop(FAST_SHUTDOWN);
        }
        // Otherwise PostgreSQL would refuse to start while any process at all has the number in this file.
        Files.deleteIfExists(cluster.pidFile());
    }

    private void launch() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int candidate = port == 0 ? LoopbackPorts.free() : port;
            try {
                launch(candidate);
                port = candidate;
                return;
            } catch (EmbeddedServerException failure) {
                boolean taken = String.valueOf(failure.getMessage()).contains(PORT_TAKEN);
                if (!taken || port != 0 || attempt == MAX_PORT_ATTEMPTS) {
                    throw taken ? portTaken(candidate) : failure;
                }
            }
        }
    }

    private void launch(int candidate) throws IOException {
        settings.progress().accept("starting PostgreSQL on port " + candidate);
        ChildServer started = ChildServer.launch(
                "PostgreSQL",
                command.serve(cluster.directory(), candidate),
                PostgresCommand.ENVIRONMENT,
                settings.directory().resolve("postgres.log"));
        started.awaitReady(() -> cluster.isServedBy(started.pid()), START_TIMEOUT);
        server = started;
        watch = settings.stopsWithProgram() ? ParentWatch.over(started.pid(), FAST_SHUTDOWN) : null;
    }

    private EmbeddedServerException portTaken(int candidate) {
        return new EmbeddedServerException("Port " + candidate + " of 127.0.0.1 is taken by another program, so "
                + "PostgreSQL cannot start there. Stop that program, choose another port with "
                + "GUILDHALL_POSTGRES_PORT, or name that server with SPRING_DATASOURCE_URL if you mean to use it.");
    }

    public String jdbcUrl() {
        return jdbcUrl(PostgresCluster.DATABASE);
    }

    public synchronized String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public synchronized int port() {
        return port;
    }

    public String username() {
        return PostgresCluster.SUPERUSER;
    }

    /** Random, and the same for the life of the data directory. */
    public String password() {
        return password;
    }

    public Path dataDirectory() {
        return cluster.directory();
    }

    /** The postmaster's process id.
     *
     * @throws IllegalStateException while it does not run
     */
    public synchronized long pid() {
        if (server == null) {
            throw new IllegalStateException("PostgreSQL is stopped");
        }
        return server.pid();
    }

    public synchronized boolean isRunning() {
        return server != null && server.isAlive();
    }

    /** Fast shutdown: open transactions are rolled back. The data directory stays reserved for {@link #startAgain}. */
    public synchronized void stop() {
        stopWatching();
        if (server != null) {
            server.stop(FAST_SHUTDOWN, STOP_TIMEOUT);
            server = null;
        }
    }

    /** SIGKILL to the server and all its processes, as in a crash of the machine without loss of its disk cache. */
    public synchronized void kill() {
        stopWatching();
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    /** On the same port and data as before; does nothing while the server runs. */
    public synchronized void startAgain() {
        if (closed) {
            throw new IllegalStateException("PostgreSQL in " + settings.directory() + " has been closed");
        }
        if (isRunning()) {
            return;
        }
        kill();
        try {
            Files.deleteIfExists(cluster.pidFile());
            launch();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL could not be started again", failure);
        }
    }

    public synchronized void restart() {
        stop();
        startAgain();
    }

    /** Stops the server and leaves the data directory to whoever comes next. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void stopWatching() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
