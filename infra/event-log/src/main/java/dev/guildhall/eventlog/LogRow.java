package dev.guildhall.eventlog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event in its stored form, before it has a position. Personal data in {@code metadata} is already encrypted. */
record LogRow(
        UUID eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        int revision,
        @Nullable String guildId,
        @Nullable String actorId,
        byte[] payload,
        byte[] metadata) {

    int size() {
        return payload.length + metadata.length;
    }
}
