package dev.guildhall.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Redis of our own on 127.0.0.1, empty after every start. Its methods may be called from any thread; no shutdown hook
 * is set, as only the owner knows when the last connection has been closed.
 */
public final class LocalRedis implements AutoCloseable {

    private static final ServerKind KIND = ServerKind.REDIS;

    private final ServerProcess process;
    private final String password;

    private LocalRedis(ServerProcess process, String password) {
        this.process = process;
        this.password = password;
    }

    /**
     * Starts a server and returns when it answers. One that an earlier program left behind on the directory is stopped
     * first.
     *
     * @throws EmbeddedServerException when the directory is in use by a live program, the port is taken, or the
     *     platform has no binary; the text says what to do
     */
    public static LocalRedis start(LocalServerSettings settings) {
        return ServerHome.open(KIND, settings, lock -> {
            LocalRedis redis = prepare(settings, lock);
            redis.startAgain();
            return redis;
        });
    }

    private static LocalRedis prepare(LocalServerSettings settings, DirectoryLock lock) throws IOException {
        Path program = RedisFiles.install(new BinaryCache(settings.cache()), settings.progress());
        RedisFiles files = new RedisFiles(settings.directory());
        String password = files.password();
        Orphan.stopAny(KIND, files.pidFile(), files.configuration(), settings.progress());
        ServerProcess process = new ServerProcess(
                KIND,
                settings,
                lock,
                port -> launch(program, files, port, password),
                (pid, port) -> new RedisProbe(port, password).isAnsweredBy(pid));
        return new LocalRedis(process, password);
    }

    private static ChildServer launch(Path program, RedisFiles files, int port, String password) throws IOException {
        files.configure(port, password);
        List<String> command = List.of(program.toString(), files.configuration().toString());
        return ChildServer.launch(
                KIND.title(),
                Isolation.ownSession().command(command),
                Map.of(),
                files.directory().resolve("redis.log"));
    }

    /** Carries the password: not for logs. */
    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port();
    }

    public int port() {
        return process.port();
    }

    /** Random, and the same for the life of the directory. */
    public String password() {
        return password;
    }

    /**
     * The server's process id.
     *
     * @throws IllegalStateException while it is stopped
     */
    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isRunning();
    }

    /** The directory stays reserved for {@link #startAgain}. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL: connections break without a farewell. */
    public void kill() {
        process.kill();
    }

    /** Empty, on the same port as before; does nothing while the server runs. */
    public void startAgain() {
        process.start();
    }

    public void restart() {
        stop();
        startAgain();
    }

    /** Stops the server and leaves the directory to whoever comes next. */
    @Override
    public void close() {
        process.close();
    }
}
