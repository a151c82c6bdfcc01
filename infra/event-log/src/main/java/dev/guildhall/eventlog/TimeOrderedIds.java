package dev.guildhall.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids that grow with time (UUID version 7, RFC 9562, section 5.7), so that the unique index on event ids is written at
 * its right edge instead of all over. Axon finds this class through its service loader.
 */
public final class TimeOrderedIds extends IdentifierFactory {
    private static final int TIMESTAMP_SHIFT = 16;
    private static final long TIMESTAMP_MASK = -1L << TIMESTAMP_SHIFT;
    private static final Pattern TIME_ORDERED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final long VERSION_7 = 0x7000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VERSION_MASK = 0xF000L;
    private static final long RANDOM_A_MASK = 0x0FFFL;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;

    @Override
    public String generateIdentifier() {
        return next().toString();
    }

    /** Grows from one millisecond to the next; within one, ids are in no order. */
    public static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (System.currentTimeMillis() << TIMESTAMP_SHIFT) | VERSION_7 | (random.nextLong() & RANDOM_A_MASK);
        return new UUID(high, (random.nextLong() & VARIANT_MASK) | VARIANT);
    }

    /**
     * The same id for the same command and index, for ever (UUID version 8 over SHA-256). It keeps the time of a command's
     * id that has one.
     */
    static UUID derived(String commandId, int index) {
        byte[] digest = Sha256.of((commandId + '\n' + index).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        long hashed = bytes.getLong();
        long high = isTimeOrdered(commandId)
                ? (UUID.fromString(commandId).getMostSignificantBits() & TIMESTAMP_MASK) | (hashed & ~TIMESTAMP_MASK)
                : hashed;
        return new UUID((high & ~VERSION_MASK) | VERSION_8, (bytes.getLong() & VARIANT_MASK) | VARIANT);
    }

    private static boolean isTimeOrdered(String id) {
        return TIME_ORDERED.matcher(id).matches();
    }

    /** SHA-256, which every JDK has. */
    static final class Sha256 {
        private Sha256() {}

        static byte[] of(byte[] bytes) {
            return digest().digest(bytes);
        }

        static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
