package dev.guildhall.testkit;

import dev.guildhall.embedded.LocalRedis;
import dev.guildhall.embedded.LocalServerSettings;
import java.nio.file.Path;

/**
 * A real Redis for tests. {@link #shared()} is one for all tests of the JVM, which use keys and channels of their own;
 * a test that stops or kills the server takes one of its own with {@link #dedicated()}.
 */
public final class TestRedis implements AutoCloseable {

    private static final SharedServer<TestRedis> SHARED = new SharedServer<>(TestRedis::dedicated);

    private final Path directory;
    private final LocalRedis server;

    private TestRedis(Path directory) {
        this.directory = directory;
        this.server = LocalRedis.start(LocalServerSettings.in(directory));
    }

    /** Not to be closed, stopped or flushed by a test. */
    public static TestRedis shared() {
        return SHARED.get();
    }

    /** A server for one test, which closes it. */
    public static TestRedis dedicated() {
        return new TestRedis(ServerDirectories.create("redis"));
    }

    public LocalRedis server() {
        return server;
    }

    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    public String password() {
        return server.password();
    }

    public void stop() {
        server.stop();
    }

    public void kill() {
        server.kill();
    }

    /** Empty, on the same port. */
    public void startAgain() {
        server.startAgain();
    }

    public void restart() {
        server.restart();
    }

    /** Ends the server without ceremony and deletes its directory. */
    @Override
    public void close() {
        server.kill();
        server.close();
        ServerDirectories.delete(directory);
    }
}
