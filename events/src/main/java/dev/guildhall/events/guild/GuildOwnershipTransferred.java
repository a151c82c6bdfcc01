package dev.guildhall.events.guild;

import dev.guildhall.events.EventType;

@EventType("guild.OwnershipTransferred")
public record GuildOwnershipTransferred(String guildId, String before, String after) implements GuildEvent {}
