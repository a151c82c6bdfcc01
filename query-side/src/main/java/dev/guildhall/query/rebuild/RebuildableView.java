package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import java.util.List;

/** A view that can be made anew. */
public interface RebuildableView {
    /** The processing group that keeps the live view. */
    String projection();

    /** Goes up whenever the same events make other rows. */
    int version();

    /** What it is made of; each after those that say which guild its rows are of. */
    List<ViewTable> tables();

    /** Stored types of the events that it follows from. */
    List<String> types();

    /** How much of an event it follows from. */
    default LogReplay.Detail detail() {
        return LogReplay.Detail.PAYLOAD;
    }

    /**
     * How long what comes after reading the log takes, as a share of the reading, where no rebuild has shown it yet. By
     * default next to nothing.
     */
    default double rest() {
        return 0;
    }

    /**
     * Whether the live projection and Redis remember rows. Such a view has one table, with a column {@code written_at} that
     * says when this data base wrote the row, and is no part of what follows from the log.
     */
    default boolean isRemembered() {
        return false;
    }

    /** Whether anybody holds what he has read of it, and is to be told of guilds that are no longer the same. */
    default boolean isHeld() {
        return true;
    }

    /**
     * Rows beside the live ones.
     *
     * @param schema in which their tables stand
     * @param empty whether nothing is in them yet
     */
    Shadow shadow(String schema, boolean empty);
}
