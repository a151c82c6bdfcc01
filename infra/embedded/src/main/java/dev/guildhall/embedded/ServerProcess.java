package dev.guildhall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The life of one server on its directory: started, stopped or killed, started again on the same port, closed. Its
 * methods may be called from any thread.
 */
final class ServerProcess {

    static final int MAX_PORT_ATTEMPTS = 5;

    private static final String PORT_TAKEN = "Address already in use";

    /** Starts the process; waiting for it is not its part. */
    @FunctionalInterface
    interface Launching {
        ChildServer launch(int port) throws IOException;
    }

    /** Whether that very process takes connections on the port. */
    @FunctionalInterface
    interface Readiness {
        boolean isReady(long pid, int port);
    }

    private final ServerKind kind;
    private final LocalServerSettings settings;
    private final DirectoryLock lock;
    private final Launching launching;
    private final Readiness readiness;
    private int port;
    private @Nullable ChildServer server;
    private @Nullable ParentWatch watch;
    private boolean closed;

    /** Takes the lock over: it is released by {@link #close}. */
    ServerProcess(
            ServerKind kind,
            LocalServerSettings settings,
            DirectoryLock lock,
            Launching launching,
            Readiness readiness) {
        this.kind = kind;
        this.settings = settings;
        this.lock = lock;
        this.launching = launching;
        this.readiness = readiness;
        this.port = settings.port();
    }

    synchronized int port() {
        return port;
    }

    synchronized long pid() {
        if (server == null) {
            throw new IllegalStateException(kind.title() + " is stopped");
        }
        return server.pid();
    }

    synchronized boolean isRunning() {
        return server != null && server.isAlive();
    }

    /** Does nothing while the server runs. Without a fixed port the first start chooses one, which then stays. */
    synchronized void start() {
        if (closed) {
            throw new IllegalStateException(kind.title() + " in " + settings.directory() + " has been closed");
        }
        if (isRunning()) {
            return;
        }
        kill();
        for (int attempt = 1; ; attempt++) {
            int candidate = port == 0 ? LoopbackPorts.free() : port;
            try {
                startOn(candidate);
                port = candidate;
                return;
            } catch (EmbeddedServerException failure) {
                boolean taken = String.valueOf(failure.getMessage()).contains(PORT_TAKEN);
                if (!taken || port != 0 || attempt == MAX_PORT_ATTEMPTS) {
                    throw taken ? kind.portTaken(candidate) : failure;
                }
            }
        }
    }

    private void startOn(int candidate) {
        settings.progress().accept("starting " + kind.title() + " on port " + candidate);
        try {
            ChildServer started = launching.launch(candidate);
            server = started;
            watch = settings.stopsWithProgram() ? ParentWatch.over(started.pid(), kind.stopSignal()) : null;
            started.awaitReady(() -> readiness.isReady(started.pid(), candidate), kind.startTimeout());
        } catch (IOException | RuntimeException failure) {
            kill();
            if (failure instanceof EmbeddedServerException clear) {
                throw clear;
            }
            throw new EmbeddedServerException(
                    kind.title() + " could not be started in " + settings.directory() + ": " + failure.getMessage(),
                    failure);
        }
    }

    synchronized void stop() {
        stopWatching();
        if (server != null) {
            server.stop(kind.stopSignal(), kind.stopTimeout());
            server = null;
        }
    }

    synchronized void kill() {
        stopWatching();
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    synchronized void close() {
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
