package dev.guildhall.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where and how an embedded PostgreSQL runs.
 *
 * @param directory holds the cluster, its password, log and lock; made when it is not there
 * @param port 0 for a free one
 * @param cache where the binaries are extracted to
 * @param stopsWithProgram whether the server is stopped when this program dies without having closed it
 * @param progress told what is being done when it takes a noticeable time; called on the starting thread
 */
public record LocalPostgresSettings(
        Path directory, int port, Path cache, boolean stopsWithProgram, Consumer<String> progress) {

    public LocalPostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    /** A free port, binaries in {@link CacheDirectory#standard}, silent. */
    public static LocalPostgresSettings in(Path directory) {
        return new LocalPostgresSettings(directory, 0, CacheDirectory.standard(directory), true, text -> {});
    }

    public LocalPostgresSettings withPort(int fixed) {
        return new LocalPostgresSettings(directory, fixed, cache, stopsWithProgram, progress);
    }

    public LocalPostgresSettings withCache(Path other) {
        return new LocalPostgresSettings(directory, port, other, stopsWithProgram, progress);
    }

    public LocalPostgresSettings outlivingProgram() {
        return new LocalPostgresSettings(directory, port, cache, false, progress);
    }

    public LocalPostgresSettings reporting(Consumer<String> listener) {
        return new LocalPostgresSettings(directory, port, cache, stopsWithProgram, listener);
    }
}
