package dev.guildhall.eventlog;

import dev.guildhall.events.GuildhallEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event as a replay hands it out.
 *
 * @param place {@code null} where it was not asked for
 * @param metadata empty where it was not asked for: who caused an event costs most to read
 */
public record ReplayedEvent(
        long position, GuildhallEvent payload, @Nullable Place place, Map<String, String> metadata) {
    /** Of which aggregate it is, the event's number among that one's, and since when it is in the log. */
    public record Place(String aggregateId, long sequence, Instant recordedAt) {}

    /** @throws NullPointerException where it was not asked for */
    public Place placed() {
        return Objects.requireNonNull(place, "the event was read without its place");
    }

    /** @throws NullPointerException of an event of no guild, which no guild's view follows from */
    public String guildId() {
        return Objects.requireNonNull(payload.guildId());
    }
}
