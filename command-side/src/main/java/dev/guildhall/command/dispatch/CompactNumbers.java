package dev.guildhall.command.dispatch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Numbers as a text, for snapshots: seven bits to a byte, the lowest first, so that small ones take one; all of it in
 * Base64. Numbers count as unsigned.
 */
public final class CompactNumbers {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int LOWEST = MORE - 1;

    private CompactNumbers() {}

    /** For one thread at a time. */
    public static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        public void write(long number) {
            long left = number;
            while ((left & ~LOWEST) != 0) {
                bytes.write((int) (left & LOWEST) | MORE);
                left >>>= BITS;
            }
            bytes.write((int) left);
        }

        public String text() {
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        }
    }

    /** For one thread at a time. */
    public static final class Reader {
        private final ByteBuffer bytes;

        /** @throws IllegalArgumentException when it is no Base64 */
        public Reader(String text) {
            bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        }

        public boolean hasMore() {
            return bytes.hasRemaining();
        }

        /** @throws IllegalArgumentException when the text ends within a number */
        public long read() {
            long number = 0;
            for (int shift = 0; bytes.hasRemaining(); shift += BITS) {
                byte next = bytes.get();
                number |= (long) (next & LOWEST) << shift;
                if (next >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("the text ends within a number");
        }
    }
}
