package dev.guildhall.events.wire;

import java.util.List;

/**
 * The query side's answer to "what changed since": each guild whose configuration is newer than the position asked
 * about, with the parts that are. {@code watermark} is the position to ask from next time; everything up to it is in
 * this answer or in an earlier one. {@code more} says that the page was full: ask again at once. {@code now} is
 * the data base's clock in epoch milliseconds, by which sides without a data base set theirs.
 */
public record ChangedGuilds(List<ChangedGuild> guilds, long watermark, boolean more, long now) {
    /** {@code reload} tells that presence or ownership changed, not just a part. {@code parts} are words of {@link ConfigPart}. */
    public record ChangedGuild(String guildId, long version, boolean reload, List<String> parts) {}
}
