package dev.guildhall.query.rebuild;

import java.util.List;

/**
 * A view that can be made anew. Its table has the columns {@code guild_id} and {@code written_at}; the latter says when
 * this data base wrote the row, and is no part of what follows from the log.
 */
interface RebuildableView {
    /** The processing group that keeps the live view. */
    String projection();

    /** Goes up whenever the same events make other rows. */
    int version();

    /** Its name in the schema {@code query}. */
    String table();

    /** Stored types of the events that it follows from. */
    List<String> types();

    /**
     * Rows beside the live ones.
     *
     * @param schema in which their table stands
     * @param empty whether nothing is in it yet
     */
    Shadow shadow(String schema, boolean empty);
}
