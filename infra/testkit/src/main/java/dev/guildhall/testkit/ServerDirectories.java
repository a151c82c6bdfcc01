package dev.guildhall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Data directories of the tests' servers: under {@code target}, where a clean build removes what a crash has left. */
final class ServerDirectories {

    private ServerDirectories() {}

    static Path create(String server) {
        Path target = Path.of("target");
        try {
            Path parent = Files.isDirectory(target)
                    ? target.resolve("servers")
                    : Path.of(System.getProperty("java.io.tmpdir"), "guildhall-servers");
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent.toAbsolutePath(), server + "-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
