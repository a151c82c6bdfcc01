package dev.guildhall.events.wire;

import java.util.List;

/** A user's guilds, as the query side tells the other sides; {@code access} is a word of the contract's access levels. */
public record GuildAccess(String userId, List<Entry> guilds) {
    /** One guild that the user may see. {@code name} is the guild's. */
    public record Entry(String guildId, String name, String access) {}
}
