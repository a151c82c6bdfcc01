package dev.guildhall.eventlog;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.settings.SettingsChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What an event costs on its caller's thread before it waits for the writer, step by step. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventSteps {
    private static final String GUILD = "1180000000000000001";
    private static final String ACTOR = "1280000000000000001";

    private final SettingsChanged event = new SettingsChanged(GUILD, List.of(new Change("prefix", "!g", "?g")));
    private final byte[] payload = EventJson.write(event);
    private final byte[] metadata = EventJson.write(Map.of(
            MetadataKeys.GUILD_ID, GUILD,
            MetadataKeys.ACTOR_TYPE, "panel",
            MetadataKeys.ACTOR_ID, ACTOR,
            MetadataKeys.ORIGIN, "panel",
            MetadataKeys.CORRELATION_ID, "0194f7a2-7c1e-7d3b-9a55-2f6f1c0e8b71",
            MetadataKeys.CAUSATION_ID, "0194f7a2-7c1e-7d3b-9a55-2f6f1c0e8b72",
            MetadataKeys.TRACE_ID, "4bf92f3577b34da6a3ce929d0e0e4736"));
    private final LogRow row = new LogRow(
            UUID.nameUUIDFromBytes(GUILD.getBytes(StandardCharsets.UTF_8)),
            "Guild",
            "guild:" + GUILD,
            1,
            "settings.Changed",
            1,
            GUILD,
            ACTOR,
            payload,
            metadata);
    private final byte[] content = Chain.content(row);
    private final byte[] previous = Chain.genesis();
    private final Instant recordedAt = Instant.EPOCH.plus(1, ChronoUnit.DAYS);

    @Benchmark
    public byte[] serialisePayload() {
        return EventJson.write(event);
    }

    @Benchmark
    public byte[] contentHash() {
        return Chain.content(row);
    }

    /** In the data base in production; here in Java, where verification makes it. */
    @Benchmark
    public byte[] link() {
        return Chain.link(previous, 1, recordedAt, content);
    }

    @Benchmark
    public UUID derivedEventId() {
        return TimeOrderedIds.derived(GUILD, 0);
    }
}
