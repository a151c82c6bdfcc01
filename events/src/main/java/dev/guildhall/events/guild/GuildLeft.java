package dev.guildhall.events.guild;

import dev.guildhall.events.EventType;

/** The bot was removed. The configuration stays, unseen, until it is invited again. */
@EventType("guild.Left")
public record GuildLeft(String guildId) implements GuildEvent {}
