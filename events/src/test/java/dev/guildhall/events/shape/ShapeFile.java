package dev.guildhall.events.shape;

import dev.guildhall.events.EventCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shape that an event had in one revision: {@code <type>.<revision>.txt}. Written once, when the revision is new, and
 * never edited.
 */
record ShapeFile(Path path) {
    static final Path DIRECTORY = Path.of("src/test/resources/shapes");
    private static final String SUFFIX = ".txt";

    static ShapeFile of(String type, int revision) {
        return new ShapeFile(DIRECTORY.resolve(type + '.' + revision + SUFFIX));
    }

    static ShapeFile of(Class<?> event) {
        return of(EventCatalogue.typeOf(event), EventCatalogue.revisionOf(event));
    }

    static List<ShapeFile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(ShapeFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(path + " is missing; write it with: " + StoredShapesTest.WRITE_NEW, e);
        }
    }

    /** Does nothing where there is one: what a release wrote is not to be changed by running a test. */
    void writeIfNew(String text) throws IOException {
        if (!Files.exists(path)) {
            Files.writeString(path, text);
        }
    }
}
