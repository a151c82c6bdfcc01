package dev.guildhall.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where and how an embedded Redis runs.
 *
 * @param directory holds its configuration, password, log and lock, never cached values; made when it is not there
 * @param port 0 for a free one
 * @param cache where the binary is extracted to
 * @param stopsWithProgram whether the server is stopped when this program dies without having closed it
 * @param progress told what is being done when it takes a noticeable time; called on the starting thread
 */
public record LocalRedisSettings(
        Path directory, int port, Path cache, boolean stopsWithProgram, Consumer<String> progress) {

    public LocalRedisSettings {
        directory = directory.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    /** A free port, binary in {@link CacheDirectory#standard}, silent. */
    public static LocalRedisSettings in(Path directory) {
        return new LocalRedisSettings(directory, 0, CacheDirectory.standard(directory), true, text -> {});
    }

    public LocalRedisSettings withPort(int fixed) {
        return new LocalRedisSettings(directory, fixed, cache, stopsWithProgram, progress);
    }

    public LocalRedisSettings withCache(Path other) {
        return new LocalRedisSettings(directory, port, other, stopsWithProgram, progress);
    }

    public LocalRedisSettings outlivingProgram() {
        return new LocalRedisSettings(directory, port, cache, false, progress);
    }

    public LocalRedisSettings reporting(Consumer<String> listener) {
        return new LocalRedisSettings(directory, port, cache, stopsWithProgram, listener);
    }
}
