package dev.guildhall.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A snapshot as it is stored, its checksum aside. */
record SnapshotRow(
        String aggregateId,
        String aggregateType,
        long sequence,
        String type,
        int revision,
        Instant recordedAt,
        byte[] payload) {
    private static final byte ENCODING = 1;
    private static final int TEXTS = 3;

    /**
     * SHA-256 over all fields, each with its length in front, and over the link of the event that the snapshot was taken
     * after: so it does not fit a log that has been set back, or that has gone on differently since.
     */
    byte[] checksum(byte[] link) {
        MessageDigest digest = TimeOrderedIds.Sha256.digest();
        digest.update(named(aggregateType, aggregateId, sequence, type, revision));
        digest.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt))
                .flip());
        Chain.bytes(digest, payload);
        Chain.bytes(digest, link);
        return digest.digest();
    }

    /** What the checksum begins with: all that is known before the snapshot is stored. */
    static byte[] named(String aggregateType, String aggregateId, long sequence, String type, int revision) {
        byte[] aggregateTypeBytes = aggregateType.getBytes(StandardCharsets.UTF_8);
        byte[] aggregateIdBytes = aggregateId.getBytes(StandardCharsets.UTF_8);
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        int texts = aggregateTypeBytes.length + aggregateIdBytes.length + typeBytes.length;
        return ByteBuffer.allocate(1 + texts + TEXTS * Integer.BYTES + Long.BYTES + Integer.BYTES)
                .put(ENCODING)
                .putInt(aggregateTypeBytes.length)
                .put(aggregateTypeBytes)
                .putInt(aggregateIdBytes.length)
                .put(aggregateIdBytes)
                .putLong(sequence)
                .putInt(typeBytes.length)
                .put(typeBytes)
                .putInt(revision)
                .array();
    }
}
