package dev.guildhall.eventlog;

import dev.guildhall.events.GuildhallEvent;

/** One event as a replay hands it out: without what tells who caused it, which costs most to read. */
public record ReplayedEvent(long position, GuildhallEvent payload) {}
