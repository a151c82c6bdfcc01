package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Snowflakes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as Discord keeps it. The body is Discord's own message object and changes with each edit.
 *
 * @param ephemeralFor the only user who sees it; null for a message that the whole channel sees
 */
public record Message(
        String id,
        String channelId,
        String authorId,
        @Nullable String nonce,
        @Nullable String ephemeralFor,
        ObjectNode body) {
    public static final int FLAG_EPHEMERAL = 1 << 6;
    public static final int FLAG_LOADING = 1 << 7;

    public Instant createdAt() {
        return Snowflakes.createdAt(id);
    }

    /** A deferred reply that has not been filled in yet. */
    public boolean loading() {
        return (body.path("flags").asInt() & FLAG_LOADING) != 0;
    }

    public boolean ephemeral() {
        return ephemeralFor != null;
    }
}
