package dev.guildhall.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a stream of a Redis server apart into whole replies, of protocol 2 or 3, byte for byte. For one thread. */
final class RespReader {
    private static final List<String> PUBLISHED = List.of("message", "pmessage", "smessage");
    private static final int NOTHING = -1;

    private final InputStream source;
    private ByteArrayOutputStream reply = new ByteArrayOutputStream();

    /** @param published whether it tells of something published, and answers no command */
    record Reply(byte[] bytes, boolean published) {}

    /** @param source buffered, as it is read byte by byte */
    RespReader(InputStream source) {
        this.source = source;
    }

    /** Null at the end of the stream. @throws EOFException when it ends within a reply */
    @Nullable Reply next() throws IOException {
        int kind = source.read();
        if (kind < 0) {
            return null;
        }
        reply = new ByteArrayOutputStream();
        boolean aggregate = kind == '*' || kind == '>';
        long elements = header(kind);
        String word = "";
        for (long i = 0; i < elements; i++) {
            int begin = reply.size();
            value();
            if (i == 0 && aggregate) {
                word = text(begin);
            }
        }
        return new Reply(reply.toByteArray(), PUBLISHED.contains(word));
    }

    private void value() throws IOException {
        long elements = header(take());
        for (long i = 0; i < elements; i++) {
            value();
        }
    }

    /** Everything of a value but its elements. @return how many of these follow */
    private long header(int kind) throws IOException {
        if (reply.size() == 0) {
            reply.write(kind);
        }
        String line = line();
        return switch (kind) {
            case '$', '=', '!' -> {
                long length = Long.parseLong(line);
                if (length != NOTHING) {
                    take(length + 2);
                }
                yield 0;
            }
            case '*', '>', '~' -> Math.max(0, Long.parseLong(line));
            case '%' -> 2 * Long.parseLong(line);
            // Attributes belong to the value that follows them.
            case '|' -> 2 * Long.parseLong(line) + 1;
            default -> 0;
        };
    }

    private int take() throws IOException {
        int next = source.read();
        if (next < 0) {
            throw new EOFException("the stream ends within a reply");
        }
        reply.write(next);
        return next;
    }

    private void take(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            take();
        }
    }

    /** Without its end. */
    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = take(); next != '\n'; next = take()) {
            text.append((char) next);
        }
        return text.substring(0, text.length() - 1);
    }

    /** Of a bulk string that was taken from there on. */
    private String text(int begin) {
        String whole = new String(reply.toByteArray(), begin, reply.size() - begin, StandardCharsets.UTF_8);
        int end = whole.indexOf('\n');
        return whole.startsWith("$") && end > 0 ? whole.substring(end + 1).strip() : "";
    }
}
