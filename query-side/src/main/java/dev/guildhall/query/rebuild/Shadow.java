package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows of a view while they are made, in memory and in a table. Of its parts each is used by one thread. */
interface Shadow {
    /** How many threads may follow at once. */
    int parts();

    /** Makes in memory what follows from one more event. Until the rows are loaded only. */
    void follow(int part, ReplayedEvent event);

    /** Writes all that was followed to the empty table. */
    void load(Connection connection) throws SQLException;

    /** What follows from these as well, in memory and in the table; absolute values, so twice does no harm. */
    void catchUp(List<ReplayedEvent> events);
}
