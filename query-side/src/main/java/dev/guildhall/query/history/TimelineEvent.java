package dev.guildhall.query.history;

import dev.guildhall.events.OfGuild;
import java.util.Map;

/** An event as it came from the log. */
record TimelineEvent(OfGuild event, String type, long position, Map<String, ?> metadata) {}
