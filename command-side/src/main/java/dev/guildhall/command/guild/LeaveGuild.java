package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.GuildCommand;

/** The bot is no longer in the guild. */
public record LeaveGuild(String guildId) implements GuildCommand {}
