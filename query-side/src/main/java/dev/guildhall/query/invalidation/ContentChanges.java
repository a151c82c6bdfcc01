package dev.guildhall.query.invalidation;

import dev.guildhall.events.wire.GuildContent;
import java.util.List;

/** Answers "what changed since" about something that guilds hold beside their configuration. */
public interface ContentChanges {
    /** With the position of the last change. */
    record Changed(String guildId, long version) {}

    /**
     * @param changed the longest unchanged first
     * @param watermark what to ask from next time
     * @param more whether to ask again at once
     */
    record Page(List<Changed> changed, long watermark, boolean more) {}

    GuildContent content();

    /**
     * Up to where everything is known for certain.
     *
     * @param wanted how far the configuration is known: further helps nobody
     */
    long watermark(long wanted);

    /** @param wanted as for {@link #watermark} */
    Page since(long position, int limit, long wanted);
}
