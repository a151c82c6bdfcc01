package dev.guildhall.command.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of what is made by a command are ULIDs: 26 characters of Crockford's alphabet, in the order of time. */
public final class Ulid {
    public static final int LENGTH = 26;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final int BITS = 5;
    private static final int TIME_BYTES = 6;
    private static final int TIME_SHIFT = 16;
    private static final int BYTES = 16;

    private Ulid() {}

    /**
     * The same for the same command, so that a repetition of it addresses nothing else.
     *
     * @param kind of what is made, a stable word: two kinds have no id in common
     * @param commandId a UUID of version 7, from which the time is taken
     */
    public static String of(String kind, UUID commandId) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(commandId.getMostSignificantBits() >>> TIME_SHIFT << TIME_SHIFT);
        byte[] hash = Sha256.of((kind + '\n' + commandId).getBytes(StandardCharsets.UTF_8));
        System.arraycopy(hash, 0, bytes.array(), TIME_BYTES, BYTES - TIME_BYTES);
        return encoded(new BigInteger(1, bytes.array()));
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    private static String encoded(BigInteger value) {
        char[] text = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int digit = value.shiftRight(BITS * (LENGTH - 1 - i)).intValue() & (ALPHABET.length() - 1);
            text[i] = ALPHABET.charAt(digit);
        }
        return new String(text);
    }
}
