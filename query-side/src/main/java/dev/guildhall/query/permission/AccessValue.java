package dev.guildhall.query.permission;

import dev.guildhall.events.wire.GuildAccess;
import java.util.List;

/**
 * What Redis holds about one user's access. It reflects everything up to the version, and perhaps more. For others to
 * show; no door of Guildhall decides by it.
 */
record AccessValue(String userId, List<GuildAccess.Entry> guilds, long version) {}
