package dev.guildhall.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Peers and clients for Node.js. They are installed when their benchmark is run and at no other time: nobody who builds
 * or runs Guildhall gets them, or needs Node.js.
 */
public final class NodePackages {
    private static final Path FOLDER = Path.of("src", "main", "node");

    /** What the end-to-end tests drive their browser with. */
    private static final Path BROWSER = Path.of("..", "e2e", "src", "test", "node");

    private NodePackages() {}

    /** The folder of that name, with what it needs. */
    public static Path installed(String name) {
        return installed(FOLDER.resolve(name));
    }

    /** The folder with scripts that drive a browser. */
    public static Path forPages() {
        installed(BROWSER);
        return FOLDER.resolve("page");
    }

    private static Path installed(Path folder) {
        if (!isInstalled(folder)) {
            install(folder);
        }
        return folder;
    }

    private static boolean isInstalled(Path folder) {
        Path installed = folder.resolve("node_modules").resolve(".package-lock.json");
        try {
            return Files.exists(installed)
                    && Files.getLastModifiedTime(installed)
                                    .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                            > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the versions and checksums of the lock file. */
    private static void install(Path folder) {
        try {
            Process npm = new ProcessBuilder("npm", "ci", "--no-fund", "--no-audit")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            if (npm.waitFor() != 0) {
                throw new IllegalStateException("npm could not install what this benchmark needs in " + folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this benchmark needs Node.js 20 or newer, with npm", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
