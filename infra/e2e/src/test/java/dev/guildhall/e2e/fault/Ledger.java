package dev.guildhall.e2e.fault;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a process has done and heard, a line each, handed to the operating system line by line: what was written before a
 * SIGKILL is there after it. Thread-safe.
 */
final class Ledger implements AutoCloseable {
    private final OutputStream file;

    private Ledger(OutputStream file) {
        this.file = file;
    }

    /** Goes on where an earlier process was cut off. */
    static Ledger open(Path path) {
        try {
            return new Ledger(new FileOutputStream(path.toFile(), true));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Words contain no white space, but for the last one. */
    void write(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            try {
                file.write(bytes);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Every whole line, oldest first, in words; an unfinished last line counts as never written. */
    static void read(Path path, int words, Consumer<String[]> line) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            lines.map(text -> text.split(" ", words)).forEach(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many lines begin with this word. */
    static long count(Path path, String word) {
        long[] count = {0};
        read(path, 2, line -> count[0] += line[0].equals(word) ? 1 : 0);
        return count[0];
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
