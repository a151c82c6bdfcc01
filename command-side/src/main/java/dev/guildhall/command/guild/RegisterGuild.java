package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.events.permission.GuildPermission;
import java.util.Map;
import java.util.Set;

/**
 * The bot is in the guild, and this is what Discord says about it now. What differs from what the log says becomes
 * events; what does not, does not.
 *
 * @param permissions everybody who has one of the permissions that open a panel, by user id
 */
public record RegisterGuild(String guildId, String name, String ownerId, Map<String, Set<GuildPermission>> permissions)
        implements GuildCommand {}
