package dev.guildhall.eventlog;

import java.util.OptionalLong;

/**
 * What became of a command's events. The dispatcher puts a fresh one into the command's metadata, the log fills it in
 * when the events are durable, and the dispatcher reads it after the dispatch has returned. For one command
 * only; dispatch and storing happen on one thread, so it needs no lock.
 */
public final class Receipt {
    /** Key of the receipt in a command's metadata; it never reaches an event. */
    public static final String METADATA_KEY = "receipt";

    /**
     * Key of the command's own id in its metadata. Where it is present the ids of the command's events follow from it, so
     * the log itself refuses to store the same command twice, see {@link DuplicateCommand}.
     */
    public static final String COMMAND_ID_KEY = "commandId";

    private static final long NONE = -1;

    private long lastPosition = NONE;
    private int events;

    /** The position of the command's last event; empty when it needed none. */
    public OptionalLong lastPosition() {
        return lastPosition == NONE ? OptionalLong.empty() : OptionalLong.of(lastPosition);
    }

    void stored(long position, int count) {
        events += count;
        lastPosition = position;
    }

    /** How many events of the command have been stored so far. */
    public int events() {
        return events;
    }
}
