package dev.guildhall.command.giveaway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Entries as a text: some ten characters each. In ascending order of user ids, what each lies above the one before, then
 * its tickets, both as numbers of seven bits to a byte, the lowest first; all of it in Base64.
 */
final class EntryCodec {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int LOWEST = MORE - 1;
    private static final int EXPECTED_BYTES = 8;

    private EntryCodec() {}

    static String encode(Entries entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_BYTES * entries.size());
        long before = 0;
        for (long user : entries.userIds()) {
            write(user - before, bytes);
            write(entries.ticketsOf(user), bytes);
            before = user;
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** @throws IllegalArgumentException when it is no such text */
    static Entries decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        Entries entries = new Entries();
        long user = 0;
        while (bytes.hasRemaining()) {
            user += read(bytes);
            entries.put(user, Math.toIntExact(read(bytes)));
        }
        return entries;
    }

    private static void write(long number, ByteArrayOutputStream bytes) {
        long left = number;
        while ((left & ~LOWEST) != 0) {
            bytes.write((int) (left & LOWEST) | MORE);
            left >>>= BITS;
        }
        bytes.write((int) left);
    }

    private static long read(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; bytes.hasRemaining(); shift += BITS) {
            byte next = bytes.get();
            number |= (long) (next & LOWEST) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("entries end within a number");
    }
}
