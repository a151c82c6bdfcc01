package dev.guildhall.benchmarks.otherstores;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.ChildContender;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.commands.StoredRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Event stores for Node.js. They are installed when this benchmark is run and at no other time: nobody who builds or
 * runs Guildhall gets them, or needs Node.js.
 */
final class NodeStores {
    private static final Path FOLDER = Path.of("src", "main", "node");

    private final StoredRow row;
    private final int callers;

    NodeStores(StoredRow row, int callers) {
        this.row = row;
        this.callers = callers;
    }

    /** The peer of a folder, installed if need be; returns when it is ready. */
    Contender start(String name, Address address) {
        Path folder = FOLDER.resolve(name.toLowerCase(Locale.ROOT));
        if (!isInstalled(folder)) {
            install(folder);
        }
        Map<String, String> environment = new HashMap<>(address.environment());
        environment.put("BENCHMARK_PAYLOAD", row.payload());
        environment.put("BENCHMARK_METADATA", row.metadata());
        environment.put("BENCHMARK_CALLERS", Integer.toString(callers));
        return ChildContender.start(name, List.of("node", "store.mjs"), folder, environment);
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
                throw new IllegalStateException("npm could not install this benchmark's peer in " + folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this benchmark's peers need Node.js 20 or newer, with npm", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
