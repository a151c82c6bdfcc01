package dev.guildhall.benchmarks.panel;

import java.util.List;

/** A panel's backend that is measured: one process, with a PostgreSQL database and a Redis of its own. */
public interface Side extends AutoCloseable {
    String name();

    /** Where saves go. */
    String httpUrl();

    /** Where Socket.IO answers. */
    String socketUrl();

    /** Its Redis, with the password. */
    String redisUrl();

    long pid();

    /** So many administrators, each of a guild of their own; the same ones each time, with fresh tokens. */
    List<Admin> admins(int count);

    /** So many administrators of one guild; the same ones each time, with fresh tokens. */
    List<Admin> adminsOfOneGuild(int count);

    /** Collects all its garbage now, and gives back to the system what it can. */
    void collectGarbage();

    @Override
    void close();
}
