package dev.guildhall.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A PostgreSQL of our own on 127.0.0.1, whose data outlives it. Acknowledged commits are on disk, unless the settings say
 * otherwise. Its methods may be
 * called from any thread; no shutdown hook is set, as only the owner knows when the last connection has been closed.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final ServerKind KIND = ServerKind.POSTGRES;

    /** What PostgreSQL says when a session of a killed postmaster is still at work. */
    private static final String SESSIONS_LEFT = "pre-existing shared memory block";

    private final PostgresCluster cluster;
    private final ServerProcess process;
    private final String password;
    private final PostgresRoles roles;

    private LocalPostgres(PostgresCluster cluster, ServerProcess process, String password, PostgresRoles roles) {
        this.cluster = cluster;
        this.process = process;
        this.password = password;
        this.roles = roles;
    }

    /**
     * Starts a server on the directory and returns when it takes connections. A server that an earlier program left
     * behind there is stopped first.
     *
     * @throws EmbeddedServerException when the directory is in use by a live program, the port is taken, or the
     *     platform has no binaries; the text says what to do
     */
    public static LocalPostgres start(LocalServerSettings settings) {
        return ServerHome.open(KIND, settings, lock -> {
            LocalPostgres postgres = prepare(settings, lock);
            postgres.startAgain();
            return postgres;
        });
    }

    private static LocalPostgres prepare(LocalServerSettings settings, DirectoryLock lock) throws IOException {
        Isolation isolation = Isolation.forPostgres();
        isolation.requireReachable(settings.directory());
        Path cache = isolation.isForeignUser() ? CacheDirectory.beside(settings.directory()) : settings.cache();
        PostgresBinaries binaries = PostgresBinaries.install(new BinaryCache(cache), settings.progress());
        PostgresCommand command = new PostgresCommand(binaries, isolation);
        PostgresCluster cluster = new PostgresCluster(settings.directory());
        Path passwordFile = settings.directory().resolve("password");
        String password = SecretFile.password(passwordFile);
        PostgresRoles roles = PostgresRoles.keptIn(settings.directory());
        Orphan.stopAny(KIND, cluster.pidFile(), cluster.directory(), settings.progress());
        if (!cluster.exists()) {
            cluster.initialise(command, passwordFile, roles, settings.progress());
        }
        isolation.own(settings.directory());
        cluster.ensureRoles(command, roles, settings.progress());
        ServerProcess process = new ServerProcess(
                KIND,
                settings,
                lock,
                port -> launch(cluster, command.serve(cluster.directory(), port, settings.outlivesMachine())),
                (pid, port) -> cluster.isServedBy(pid));
        return new LocalPostgres(cluster, process, password, roles);
    }

    private static ChildServer launch(PostgresCluster cluster, List<String> command) throws IOException {
        // Otherwise PostgreSQL would refuse to start while any process at all has the number in this file.
        Files.deleteIfExists(cluster.pidFile());
        return ChildServer.launch(
                KIND.title(),
                command,
                PostgresCommand.ENVIRONMENT,
                cluster.home().resolve("postgres.log"));
    }

    public String jdbcUrl() {
        return jdbcUrl(PostgresCluster.DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public int port() {
        return process.port();
    }

    /** The superuser's: for operators and tests. The program signs in as {@link #program()}. */
    public String username() {
        return PostgresCluster.SUPERUSER;
    }

    /** The superuser's: random, and the same for the life of the data directory. */
    public String password() {
        return password;
    }

    /** What the program works as: may make schemas of its own, and what the log's owner allows it in the log. */
    public DatabaseRole program() {
        return roles.program();
    }

    /** What the log is migrated as, and nothing else. */
    public DatabaseRole logOwner() {
        return roles.logOwner();
    }

    public Path dataDirectory() {
        return cluster.directory();
    }

    /**
     * The postmaster's process id.
     *
     * @throws IllegalStateException while it is stopped
     */
    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isRunning();
    }

    /** Fast shutdown: open transactions are rolled back. The data directory stays reserved for {@link #startAgain}. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL to the server and all its sessions, which leaves recovery to the next start. */
    public void kill() {
        process.kill();
    }

    /** On the same port and data as before; does nothing while the server runs. */
    public void startAgain() {
        try {
            process.start();
        } catch (EmbeddedServerException failure) {
            if (!String.valueOf(failure.getMessage()).contains(SESSIONS_LEFT)) {
                throw failure;
            }
            Orphan.killAll(KIND, cluster.directory());
            process.start();
        }
    }

    public void restart() {
        stop();
        startAgain();
    }

    /** Stops the server and leaves the data directory to whoever comes next. */
    @Override
    public void close() {
        process.close();
    }
}
