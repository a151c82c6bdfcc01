package dev.guildhall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Redis of our own on 127.0.0.1, empty after every start. Its methods may be called from any thread; no shutdown hook
 * is set, as only the owner knows when the last connection has been closed.
 */
public final class LocalRedis implements AutoCloseable {

    static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    static final int MAX_PORT_ATTEMPTS = 5;

    private static final String SHUTDOWN = "TERM";
    private static final String PORT_TAKEN = "Address already in use";

    private final LocalRedisSettings settings;
    private final DirectoryLock lock;
    private final RedisFiles files;
    private final Path program;
    private final String password;
    private int port;
    private @Nullable ChildServer server;
    private @Nullable ParentWatch watch;
    private boolean closed;

    private LocalRedis(
            LocalRedisSettings settings, DirectoryLock lock, RedisFiles files, Path program, String password) {
        this.settings = settings;
        this.lock = lock;
        this.files = files;
        this.program = program;
        this.password = password;
        this.port = settings.port();
    }

    /**
     * Starts a server and returns when it answers. One that an earlier program left behind on the directory is stopped
     * first.
     *
     * @throws EmbeddedServerException when the directory is in use by a live program, the port is taken, or the
     *     platform has no binary; the text says what to do
     */
    public static LocalRedis start(LocalRedisSettings settings) {
        try {
            SecretFile.createDirectory(settings.directory());
            DirectoryLock lock = DirectoryLock.acquire(settings.directory());
            try {
                LocalRedis redis = prepare(settings, lock);
                redis.launch();
                return redis;
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Redis could not be started in " + settings.directory(), failure);
        }
    }

    private static LocalRedis prepare(LocalRedisSettings settings, DirectoryLock lock) throws IOException {
        Path program = RedisFiles.install(new BinaryCache(settings.cache()), settings.progress());
        RedisFiles files = new RedisFiles(settings.directory());
        Optional<Orphan> orphan = Orphan.find(files.pidFile(), RedisFiles.PROGRAM, files.configuration());
        if (orphan.isPresent()) {
            settings.progress().accept("stopping the Redis that an earlier run left behind");
            orphan.get().stop(SHUTDOWN);
        }
        Files.deleteIfExists(files.pidFile());
        return new LocalRedis(settings, lock, files, program, files.password());
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
        settings.progress().accept("starting Redis on port " + candidate);
        files.configure(candidate, password);
        List<String> command = List.of(program.toString(), files.configuration().toString());
        ChildServer started = ChildServer.launch(
                "Redis",
                Isolation.ownSession().command(command),
                Map.of(),
                settings.directory().resolve("redis.log"));
        server = started;
        RedisProbe probe = new RedisProbe(candidate, password);
        started.awaitReady(() -> probe.isAnsweredBy(started.pid()), START_TIMEOUT);
        watch = settings.stopsWithProgram() ? ParentWatch.over(started.pid(), SHUTDOWN) : null;
    }

    private static EmbeddedServerException portTaken(int candidate) {
        return new EmbeddedServerException("Port " + candidate + " of 127.0.0.1 is taken by another program, so Redis "
                + "cannot start there. Stop that program, choose another port with GUILDHALL_REDIS_PORT, or name that "
                + "server with SPRING_DATA_REDIS_URL if you mean to use it.");
    }

    /** Carries the password: not for logs. */
    public synchronized String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    public synchronized int port() {
        return port;
    }

    /** Random, and the same for the life of the directory. */
    public String password() {
        return password;
    }

    /**
     * The server's process id.
     *
     * @throws IllegalStateException while it does not run
     */
    public synchronized long pid() {
        if (server == null) {
            throw new IllegalStateException("Redis is stopped");
        }
        return server.pid();
    }

    public synchronized boolean isRunning() {
        return server != null && server.isAlive();
    }

    /** The directory stays reserved for {@link #startAgain}. */
    public synchronized void stop() {
        stopWatching();
        if (server != null) {
            server.stop(SHUTDOWN, STOP_TIMEOUT);
            server = null;
        }
    }

    /** SIGKILL: connections break without a farewell. */
    public synchronized void kill() {
        stopWatching();
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    /** Empty, on the same port as before; does nothing while the server runs. */
    public synchronized void startAgain() {
        if (closed) {
            throw new IllegalStateException("Redis in " + settings.directory() + " has been closed");
        }
        if (isRunning()) {
            return;
        }
        kill();
        try {
            launch();
        } catch (IOException failure) {
            throw new UncheckedIOException("Redis could not be started again", failure);
        }
    }

    public synchronized void restart() {
        stop();
        startAgain();
    }

    /** Stops the server and leaves the directory to whoever comes next. */
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
