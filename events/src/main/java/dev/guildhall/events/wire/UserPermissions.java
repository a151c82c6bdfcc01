package dev.guildhall.events.wire;

import java.util.List;

/**
 * What Redis holds for a user: the guilds that the user may see, each with the level of access. Nobody decides by it, since
 * Redis may be behind; who has to know asks the query side.
 *
 * @param version everything up to this position of the log is reflected
 */
public record UserPermissions(String userId, List<GuildAccess.Entry> guilds, long version) {}
