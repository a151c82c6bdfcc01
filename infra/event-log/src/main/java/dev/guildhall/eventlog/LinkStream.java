package dev.guildhall.eventlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows between two positions, in order and one at a time, however many there are. For one thread. */
final class LinkStream implements AutoCloseable {
    /** Signature and flags of the binary format, in front of the length of an extension. */
    private static final int HEADER_BYTES = 11 + Integer.BYTES;

    private static final short END = -1;

    private final CopyOut copy;
    private final MessageDigest sha256;
    private boolean started;

    LinkStream(Connection connection, long from, long to, MessageDigest sha256) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(StoredLink.COPY.formatted(from, to));
        this.sha256 = sha256;
    }

    /** Positions are the order of the table: sorting would hold back the first row, and spill to disk. */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set enable_sort = off");
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = off");
        }
    }

    @Nullable StoredLink next() throws SQLException {
        for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
            int offset = started ? 0 : afterHeader(data);
            started = true;
            ByteBuffer rest = ByteBuffer.wrap(data, offset, data.length - offset);
            if (rest.hasRemaining() && rest.getShort() != END) {
                return StoredLink.parse(data, offset, sha256);
            }
        }
        return null;
    }

    private static int afterHeader(byte[] data) {
        int extension = ByteBuffer.wrap(data).getInt(HEADER_BYTES);
        return HEADER_BYTES + Integer.BYTES + extension;
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
