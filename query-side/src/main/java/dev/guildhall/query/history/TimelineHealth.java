package dev.guildhall.query.history;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.query.configuration.ViewHealth;

/** Of the timeline. */
public final class TimelineHealth extends ViewHealth {
    TimelineHealth(TimelineProcessor processor, EventTail tail) {
        super(processor, tail);
    }
}
