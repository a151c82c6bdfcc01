package dev.guildhall.query.content;

/** One row of a view. */
public interface ContentView {
    /** Of the giveaway, the ticket … */
    String id();

    String guildId();

    /** Position of its last event: what comes at or before it is already in here. */
    long version();
}
