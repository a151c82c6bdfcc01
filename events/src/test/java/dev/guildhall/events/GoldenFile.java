package dev.guildhall.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stored payload as some release once wrote it: {@code <type>.<revision>.json}, one line. Once released it is never
 * edited, because the logs of this world hold such bytes.
 */
record GoldenFile(Path path, String type, int revision) {
    static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final String SUFFIX = ".json";

    static GoldenFile of(String type, int revision) {
        return new GoldenFile(DIRECTORY.resolve(type + '.' + revision + SUFFIX), type, revision);
    }

    static GoldenFile of(Class<?> event) {
        return of(EventCatalogue.typeOf(event), EventCatalogue.revisionOf(event));
    }

    static List<GoldenFile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(GoldenFile::named).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenFile named(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.', name.length() - SUFFIX.length() - 1);
        if (!name.endsWith(SUFFIX) || dot < 0) {
            throw new IllegalArgumentException(path + " is not called <type>.<revision>.json");
        }
        return new GoldenFile(
                path,
                name.substring(0, dot),
                Integer.parseInt(name.substring(dot + 1, name.length() - SUFFIX.length())));
    }

    /** The stored bytes, without the line feed that ends the file. */
    byte[] payload() {
        try {
            byte[] file = Files.readAllBytes(path);
            if (file.length == 0 || file[file.length - 1] != '\n') {
                throw new IllegalArgumentException(path + " does not end with a line feed");
            }
            return Arrays.copyOf(file, file.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
