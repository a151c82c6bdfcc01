package dev.guildhall.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where and how one embedded server runs.
 *
 * @param directory holds the server's data, password, log and lock; made when it is not there
 * @param port 0 for a free one
 * @param cache where the binaries are extracted to; any number of programs may share it
 * @param stopsWithProgram whether the server is stopped when this program dies without having closed it
 * @param outlivesMachine whether what PostgreSQL has acknowledged is on disk; otherwise it outlives its processes alone
 * @param progress told what is being done when it takes a noticeable time; called on the starting thread
 */
public record LocalServerSettings(
        Path directory,
        int port,
        Path cache,
        boolean stopsWithProgram,
        boolean outlivesMachine,
        Consumer<String> progress) {

    private static final int MAX_PORT = 65_535;

    public LocalServerSettings {
        if (port < 0 || port > MAX_PORT) {
            throw new EmbeddedServerException(
                    "There is no port " + port + ": choose 1 to " + MAX_PORT + ", or 0 for a free one.");
        }
        directory = directory.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    /** A free port, binaries in {@link CacheDirectory#standard}, silent, stopped with the program. */
    public static LocalServerSettings in(Path directory) {
        return new LocalServerSettings(directory, 0, CacheDirectory.standard(directory), true, true, text -> {});
    }

    public LocalServerSettings withPort(int fixed) {
        return new LocalServerSettings(directory, fixed, cache, stopsWithProgram, outlivesMachine, progress);
    }

    public LocalServerSettings withCache(Path other) {
        return new LocalServerSettings(directory, port, other, stopsWithProgram, outlivesMachine, progress);
    }

    /** The server runs on when this program is killed, until the next one on the same directory replaces it. */
    public LocalServerSettings outlivingProgram() {
        return new LocalServerSettings(directory, port, cache, false, outlivesMachine, progress);
    }

    /** For data that nobody wants after the machine has failed: nothing waits for the disk. */
    public LocalServerSettings passing() {
        return new LocalServerSettings(directory, port, cache, stopsWithProgram, false, progress);
    }

    public LocalServerSettings reporting(Consumer<String> listener) {
        return new LocalServerSettings(directory, port, cache, stopsWithProgram, outlivesMachine, listener);
    }
}
