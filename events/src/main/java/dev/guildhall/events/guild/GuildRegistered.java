package dev.guildhall.events.guild;

import dev.guildhall.events.EventType;

/** The bot has come to a guild that the log did not know. */
@EventType("guild.Registered")
public record GuildRegistered(String guildId, String name, String ownerId) implements GuildEvent {}
