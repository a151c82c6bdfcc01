package dev.guildhall.eventlog;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log with all that its link was made of, so that anybody can make the link anew.
 *
 * @param recordedAt to the microsecond
 * @param payload the bytes that were hashed: UTF-8 JSON with personal texts sealed
 * @param metadata likewise
 * @param link as it is stored, lower-case hexadecimal
 * @param opened the personal texts, by JSON pointer from {@code /payload} or {@code /metadata} on; {@link
 *     dev.guildhall.events.SealedValue#ERASED} where the key is gone, and none where it is not what was sealed
 */
public record ProvenEvent(
        long position,
        Instant recordedAt,
        UUID eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        int revision,
        @Nullable String guildId,
        @Nullable String actorId,
        byte[] payload,
        byte[] metadata,
        String link,
        Map<String, String> opened) {}
