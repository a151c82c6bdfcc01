package dev.guildhall.e2e.fault;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a process has done and heard, a line each, handed to the operating system line by line: what was written before a
 * SIGKILL is there after it. Thread-safe.
 */
final class Ledger implements AutoCloseable {
    private final OutputStream file;

    private Ledger(OutputStream file) {
        this.file = file;
    }

    /** Goes on where an earlier process was cut off; what it had not finished writing is taken away. */
    static Ledger open(Path path) {
        try {
            if (Files.exists(path)) {
                try (FileChannel whole = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    whole.truncate(endOfLastLine(whole));
                }
            }
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
        try (FileChannel whole = FileChannel.open(path, StandardOpenOption.READ)) {
            long left = endOfLastLine(whole);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(whole), StandardCharsets.UTF_8));
            while (left > 0) {
                String text = Objects.requireNonNull(lines.readLine());
                left -= text.getBytes(StandardCharsets.UTF_8).length + 1;
                line.accept(text.split(" ", words));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = file.size();
        while (end > 0 && file.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
            end--;
        }
        return end;
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
