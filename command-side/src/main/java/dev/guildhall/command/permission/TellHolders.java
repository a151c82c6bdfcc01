package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.GuildCommand;
import java.util.Set;

/** These and no other members hold the role, as Discord says now. Nothing happens when the role is not granted. */
public record TellHolders(String guildId, String roleId, Set<String> userIds) implements GuildCommand {}
