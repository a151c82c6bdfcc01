package dev.guildhall.eventlog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What the chain says about one row, taken from the bytes of a binary COPY. That format puts a length before each field,
 * -1 for null, numbers big-endian and text as UTF-8, which is how {@link Chain} encodes them: most of the content hash
 * is one pass over the row as it came.
 *
 * @param micros since 1970, even for times that no {@code Instant} could hold
 * @param content the content hash; empty when a field has not even the right shape, so that no link follows from it
 */
record StoredLink(long position, long micros, byte[] link, byte[] content) {
    /** The fixed columns come first, then those that {@link Chain#content} reads, in its order. */
    static final String COPY = "copy (select position, recorded_at, link, event_id, aggregate_type, aggregate_id,"
            + " sequence, type, revision, guild_id, actor_id, payload, metadata from log.event"
            + " where position between %d and %d order by position) to stdout (format binary)";

    private static final byte ENCODING = 1;
    private static final int COLUMNS = 13;
    private static final int UUID_BYTES = 16;
    /** PostgreSQL counts from the year 2000. */
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    private static final byte[] NOTHING = {};

    static StoredLink genesis() {
        return new StoredLink(0, 0, Chain.genesis(), NOTHING);
    }

    /**
     * @param copied one row, its count of columns in front
     * @param sha256 is left reset
     */
    static StoredLink parse(byte[] copied, int offset, MessageDigest sha256) {
        ByteBuffer row = ByteBuffer.wrap(copied).order(ByteOrder.BIG_ENDIAN).position(offset);
        if (row.getShort() != COLUMNS) {
            throw new IllegalStateException("not a row of the log");
        }
        long position = fixed(row, Long.BYTES) ? row.getLong() : 0;
        boolean whole = fixed(row, Long.BYTES);
        long micros = whole ? row.getLong() + EPOCH_MICROS : 0;
        byte[] link = variable(row);
        byte[] content = NOTHING;
        if (whole) {
            content = content(row, sha256);
        }
        return new StoredLink(position, micros, link, content);
    }

    private static byte[] content(ByteBuffer row, MessageDigest sha256) {
        sha256.reset();
        sha256.update(ENCODING);
        if (!number(row, UUID_BYTES, sha256)) {
            return NOTHING;
        }
        fields(row, 2, sha256);
        if (!number(row, Long.BYTES, sha256)) {
            return NOTHING;
        }
        fields(row, 1, sha256);
        if (!number(row, Integer.BYTES, sha256)) {
            return NOTHING;
        }
        sha256.update(row);
        return sha256.digest();
    }

    private static boolean number(ByteBuffer row, int bytes, MessageDigest sha256) {
        if (!fixed(row, bytes)) {
            return false;
        }
        sha256.update(row.slice(row.position(), bytes));
        row.position(row.position() + bytes);
        return true;
    }

    private static void fields(ByteBuffer row, int count, MessageDigest sha256) {
        int start = row.position();
        for (int i = 0; i < count; i++) {
            int length = Math.max(row.getInt(), 0);
            row.position(row.position() + length);
        }
        sha256.update(row.slice(start, row.position() - start));
    }

    /** Whether a field of that size follows; a field of another size, such as null, is passed over. */
    private static boolean fixed(ByteBuffer row, int bytes) {
        int length = row.getInt();
        if (length != bytes) {
            row.position(row.position() + Math.max(length, 0));
        }
        return length == bytes;
    }

    private static byte[] variable(ByteBuffer row) {
        byte[] bytes = new byte[Math.max(row.getInt(), 0)];
        row.get(bytes);
        return bytes;
    }

    boolean follows(StoredLink previous, MessageDigest sha256) {
        return content.length > 0 && Arrays.equals(link, link(previous.link, position, micros, content, sha256));
    }

    static byte[] link(byte[] previous, long position, long micros, byte[] content, MessageDigest sha256) {
        sha256.reset();
        sha256.update(previous);
        sha256.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(position)
                .putLong(micros)
                .array());
        sha256.update(content);
        return sha256.digest();
    }
}
