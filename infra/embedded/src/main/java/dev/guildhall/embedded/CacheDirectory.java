package dev.guildhall.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where extracted binaries are kept between runs. */
public final class CacheDirectory {

    private CacheDirectory() {}

    /**
     * {@code guildhall} in the user's cache directory ({@code XDG_CACHE_HOME}, else {@code ~/.cache}), so that a clean
     * checkout starts as fast as the last; beside the server's directory where there is no home to write to.
     */
    public static Path standard(Path serverDirectory) {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home", "/"));
        Path user = configured == null || configured.isBlank() ? home.resolve(".cache") : Path.of(configured);
        boolean writable = Files.isDirectory(user) ? Files.isWritable(user) : Files.isWritable(home);
        return writable ? user.resolve("guildhall") : beside(serverDirectory);
    }

    static Path beside(Path serverDirectory) {
        return serverDirectory.toAbsolutePath().resolveSibling("cache");
    }
}
