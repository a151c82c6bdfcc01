package dev.guildhall.eventlog;

import java.nio.ByteBuffer;
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

    /**
     * SHA-256 over all fields, each with its length in front, and over the link of the event that the snapshot was taken
     * after: so it does not fit a log that has been set back, or that has gone on differently since.
     */
    byte[] checksum(byte[] link) {
        MessageDigest digest = TimeOrderedIds.Sha256.digest();
        digest.update(ENCODING);
        Chain.text(digest, aggregateType);
        Chain.text(digest, aggregateId);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(sequence).flip());
        Chain.text(digest, type);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(revision).flip());
        digest.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt))
                .flip());
        Chain.bytes(digest, payload);
        Chain.bytes(digest, link);
        return digest.digest();
    }
}
