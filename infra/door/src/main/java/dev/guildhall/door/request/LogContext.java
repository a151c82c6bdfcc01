package dev.guildhall.door.request;

import dev.guildhall.events.MetadataKeys;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What log lines of this thread are about, until it is closed: then they are about what they were about before. Its
 * names are those of the events' metadata, so that a line and an event are found by the same words.
 */
public final class LogContext {
    public static final String GUILD_ID = MetadataKeys.GUILD_ID;
    public static final String CORRELATION_ID = MetadataKeys.CORRELATION_ID;
    public static final String TRACE_ID = MetadataKeys.TRACE_ID;

    private final Map<String, @Nullable String> before = new HashMap<>();

    private LogContext() {}

    /** {@code null} leaves what is there. */
    public static LogContext of(@Nullable String guildId, @Nullable String correlationId, @Nullable String traceId) {
        LogContext context = new LogContext();
        context.put(GUILD_ID, guildId);
        context.put(CORRELATION_ID, correlationId);
        context.put(TRACE_ID, traceId);
        return context;
    }

    public static LogContext ofGuild(String guildId) {
        return of(guildId, null, null);
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            before.put(name, MDC.get(name));
            MDC.put(name, value);
        }
    }

    /** To be called in a {@code finally}, on the same thread. */
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                MDC.remove(name);
            } else {
                MDC.put(name, value);
            }
        });
    }
}
