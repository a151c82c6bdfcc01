package dev.guildhall.eventlog.parking;

import dev.guildhall.eventlog.PendingToken;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A projection that goes on without some guilds, and takes them up again. */
public interface Resumable {
    /**
     * How events come that have waited.
     *
     * @param token that of the guild's segment, which the caller has locked: stored once more, it says the same
     * @param decided up to where it is decided already what follows from the guild's events
     */
    record Waited(PendingToken.Entry token, long decided) {}

    /** The processing group. */
    String group();

    /** Whether events of a stored type concern it. */
    boolean isAbout(String type);

    Parking parking();

    /**
     * Follows events of one guild, in order and in the caller's transaction. What cannot be processed is put into the
     * quarantine, and nothing behind it is followed.
     *
     * @return tells whoever hears of commits; to be run once it is committed
     */
    Runnable resume(List<TrackedEventMessage<?>> events, Quarantine quarantine, Waited waited);

    /** What was followed last was not committed. */
    void abandoned();
}
