package dev.guildhall.events.log;

import dev.guildhall.events.EventType;
import java.util.List;

/**
 * The whole log is to be walked. What it finds is a record of its own, and no event.
 *
 * @param anchors that it is to be held against besides those that the program knows; at most 1,000
 */
@EventType("log.VerificationRequested")
public record LogVerificationRequested(String verificationId, List<KnownHead> anchors) implements LogEvent {
    public LogVerificationRequested {
        anchors = List.copyOf(anchors);
    }
}
