package dev.guildhall.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One server for all tests of the JVM: started at first use, stopped when the JVM ends. */
final class SharedServer<S extends AutoCloseable> {

    private final Supplier<S> starting;
    private @Nullable S server;

    SharedServer(Supplier<S> starting) {
        this.starting = starting;
    }

    synchronized S get() {
        if (server == null) {
            S started = starting.get();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started), "stop-shared-server"));
            server = started;
        }
        return server;
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception failure) {
            throw new IllegalStateException("A shared server could not be stopped", failure);
        }
    }
}
