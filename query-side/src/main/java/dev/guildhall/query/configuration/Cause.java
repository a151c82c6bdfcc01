package dev.guildhall.query.configuration;

import dev.guildhall.events.MetadataKeys;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What set an event in motion, for the lines in the log about what follows from it. */
public record Cause(
        @Nullable String correlationId, @Nullable String traceId) {
    public static final Cause UNKNOWN = new Cause(null, null);

    public static Cause of(Map<String, ?> metadata) {
        return new Cause(text(metadata, MetadataKeys.CORRELATION_ID), text(metadata, MetadataKeys.TRACE_ID));
    }

    private static @Nullable String text(Map<String, ?> metadata, String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }
}
