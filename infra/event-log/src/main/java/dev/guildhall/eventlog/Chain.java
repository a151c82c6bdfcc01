package dev.guildhall.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain. The content hash covers every stored field of an event in a canonical encoding: each field with its
 * length in front, {@code null} as length -1, so that no two different events encode alike. The link of a row is
 * SHA-256(previous link, position, recorded microseconds, content hash), numbers as eight bytes, big-endian. The append
 * function of the data base makes the same links; {@code ChainIT} holds the two against each other.
 */
final class Chain {
    /** What the first event is chained to. */
    static final int LINK_BYTES = 32;

    private static final byte ENCODING = 1;

    private Chain() {}

    static byte[] genesis() {
        return new byte[LINK_BYTES];
    }

    static byte[] content(LogRow row) {
        MessageDigest digest = TimeOrderedIds.Sha256.digest();
        digest.update(ENCODING);
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(row.eventId().getMostSignificantBits())
                .putLong(row.eventId().getLeastSignificantBits())
                .flip());
        text(digest, row.aggregateType());
        text(digest, row.aggregateId());
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(row.sequence()).flip());
        text(digest, row.type());
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(row.revision()).flip());
        text(digest, row.guildId());
        text(digest, row.actorId());
        bytes(digest, row.payload());
        bytes(digest, row.metadata());
        return digest.digest();
    }

    static byte[] link(byte[] previous, long position, Instant recordedAt, byte[] content) {
        MessageDigest digest = TimeOrderedIds.Sha256.digest();
        digest.update(previous);
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(position)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt))
                .flip());
        digest.update(content);
        return digest.digest();
    }

    static void text(MessageDigest digest, @Nullable String text) {
        bytes(digest, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(MessageDigest digest, byte @Nullable [] bytes) {
        int length = bytes == null ? -1 : bytes.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        if (bytes != null) {
            digest.update(bytes);
        }
    }
}
