package dev.guildhall.eventlog;

/**
 * Somebody who wants to hear what processes tell each other by NOTIFY. Every bean of this type is told, on the thread
 * that listens for the log too: neither call may block or throw.
 */
public interface Notified {
    /** The channel's name. */
    String channel();

    void heard(String payload);

    /** The connection is new: what was said before nobody heard. */
    void mayHaveMissed();
}
