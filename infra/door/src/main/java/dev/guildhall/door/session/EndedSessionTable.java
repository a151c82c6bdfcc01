package dev.guildhall.door.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where sides with a data base learn which sessions have ended. The table belongs to the command side, whose schema need
 * not be there yet; the others only read it. Thread-safe.
 */
public final class EndedSessionTable {
    /** Told the session's id, in the transaction that ends it. */
    public static final String CHANNEL = "guildhall_session_ended";

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionTable.class);

    private static final String REMEMBERED = """
            select session_id, extract(epoch from forget_at - now())::bigint + 1
            from (select * from command.ended_sessions where forget_at > now() order by forget_at desc limit ?) newest
            order by forget_at""";

    private final DataSource dataSource;
    private final EndedSessions ended;

    public EndedSessionTable(DataSource dataSource, EndedSessions ended) {
        this.dataSource = dataSource;
        this.ended = ended;
    }

    /** What was told on the {@link #CHANNEL}. */
    public void heard(String payload) {
        try {
            ended.add(UUID.fromString(payload), EndedSessions.MEMORY);
        } catch (IllegalArgumentException e) {
            LOG.warn("Somebody says on {} what is no session", CHANNEL);
        }
    }

    /** All that still matter; fails while the table is not there or PostgreSQL is away. */
    public void read() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMEMBERED)) {
            statement.setInt(1, EndedSessions.MAX_REMEMBERED);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ended.add(row.getObject(1, UUID.class), Duration.ofSeconds(row.getLong(2)));
                }
            }
        }
    }
}
