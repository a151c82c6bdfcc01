package dev.guildhall.events.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * On {@code discord_events}: a notice, which nobody catches up with. Several processes may tell of the same happening,
 * all under one {@code id}, so whoever passes it on does so once for each.
 *
 * @param id the same for the same happening, at most {@value #MAX_ID_LENGTH} of the characters that a UUID has
 * @param userId whom it is about; left out of the JSON where it is about nobody
 * @param data depends on the type; identifiers and public values
 * @param version of the guild's configuration as far as the teller knew, 0 when not at all
 */
@JsonSerialize(using = DiscordEventJson.Writer.class)
@JsonDeserialize(using = DiscordEventJson.Reader.class)
public record DiscordEvent(
        String id,
        DiscordEventType type,
        String guildId,
        @Nullable String userId,
        Map<String, @Nullable Object> data,
        long timestamp,
        long version)
        implements Envelope {
    public static final int MAX_ID_LENGTH = 64;
}
