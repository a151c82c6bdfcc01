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

    /** What the panel's page is built of and with; installed by its own build. */
    private static final Path PANEL = Path.of("..", "panel", "src", "main", "node", "node_modules");

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

    /** Makes one file of a script and the panel's libraries that it imports, in the way in which the panel's page is made. */
    public static void bundle(Path script, Path into) {
        Path libraries = PANEL.toAbsolutePath().normalize();
        ProcessBuilder esbuild = new ProcessBuilder(
                libraries.resolve(".bin").resolve("esbuild").toString(),
                script.toString(),
                "--outfile=" + into,
                "--bundle",
                "--minify",
                "--format=esm",
                "--target=es2022",
                "--legal-comments=none",
                "--log-level=warning");
        esbuild.environment().put("NODE_PATH", libraries.toString());
        run(esbuild, "the panel's libraries could not be bundled for " + script);
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
        run(
                new ProcessBuilder("npm", "ci", "--no-fund", "--no-audit").directory(folder.toFile()),
                "npm could not install what this benchmark needs in " + folder);
    }

    private static void run(ProcessBuilder program, String failure) {
        try {
            if (program.inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(failure);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this benchmark needs Node.js 20 or newer, with npm", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
