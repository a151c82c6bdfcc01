package dev.guildhall.events.guild;

import dev.guildhall.events.EventType;

@EventType("guild.Renamed")
public record GuildRenamed(String guildId, String before, String after) implements GuildEvent {}
