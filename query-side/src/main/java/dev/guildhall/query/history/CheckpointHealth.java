package dev.guildhall.query.history;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.query.configuration.ViewHealth;

/** Of the checkpoints: without them the past is read as well, only more slowly. */
public final class CheckpointHealth extends ViewHealth {
    CheckpointHealth(CheckpointProcessor processor, EventTail tail) {
        super(processor, tail);
    }
}
