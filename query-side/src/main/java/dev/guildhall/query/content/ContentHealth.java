package dev.guildhall.query.content;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.query.configuration.ViewHealth;

/** Of a feature's view. */
public final class ContentHealth extends ViewHealth {
    ContentHealth(ContentProcessor processor, EventTail tail) {
        super(processor, tail);
    }
}
