package dev.guildhall.eventlog;

import dev.guildhall.events.GuildhallEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** One event as it stands in the log, decoded. {@code recordedAt} is by PostgreSQL's clock and never goes backwards. */
public record LoggedEvent(
        long position,
        UUID eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        Instant recordedAt,
        String type,
        GuildhallEvent payload,
        Map<String, String> metadata) {}
