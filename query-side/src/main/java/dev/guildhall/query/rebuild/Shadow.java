package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows of a view while they are made, in memory and in tables. Of its parts each is used by one thread. */
public interface Shadow {
    /** How many threads may follow at once. */
    int parts();

    /** Whether rows are looked up while the log is read, so that they need their keys from the beginning. */
    default boolean needsKeys() {
        return false;
    }

    /** Makes what follows from one more event, in memory or in the tables. Until the rows are loaded only. */
    void follow(int part, ReplayedEvent event);

    /** All that was followed is in the tables then. */
    void load(Connection connection) throws SQLException;

    /** What follows from these as well, in memory and in the tables; absolute values, so twice does no harm. */
    void catchUp(List<ReplayedEvent> events);
}
