package dev.guildhall.query.projection;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by COPY, in its text form, in the transaction of its connection. PostgreSQL works on the first rows while the
 * caller makes the next ones. Used by one thread.
 */
public final class CopyRows implements AutoCloseable {
    /** Characters that are sent at once. */
    private static final int CHUNK = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(2 * CHUNK);
    private boolean first = true;

    /** @param columns as SQL lists them */
    public CopyRows(Connection connection, String table, String columns) throws SQLException {
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (" + columns + ") FROM STDIN");
    }

    public CopyRows value(String value) {
        separate();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    public CopyRows value(long value) {
        separate();
        text.append(value);
        return this;
    }

    public CopyRows value(boolean value) {
        separate();
        text.append(value ? 't' : 'f');
        return this;
    }

    private void separate() {
        if (!first) {
            text.append('\t');
        }
        first = false;
    }

    public void endRow() throws SQLException {
        text.append('\n');
        first = true;
        if (text.length() >= CHUNK) {
            send();
        }
    }

    private void send() throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /**
     * All rows are there.
     *
     * @throws SQLException when one of them is refused: none of them is there
     */
    public void end() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Takes everything back unless it has ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
