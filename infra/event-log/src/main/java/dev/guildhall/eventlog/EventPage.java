package dev.guildhall.eventlog;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Events that are followed in one transaction, as the payload of one message whose token is that of the last.
 *
 * @param events in the order of the log; never empty
 */
record EventPage(List<TrackedEventMessage<?>> events) {
    EventPage {
        events = List.copyOf(events);
    }
}
