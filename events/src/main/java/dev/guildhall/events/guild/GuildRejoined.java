package dev.guildhall.events.guild;

import dev.guildhall.events.EventType;

/** The bot was invited back; what was configured before it left applies again. */
@EventType("guild.Rejoined")
public record GuildRejoined(String guildId) implements GuildEvent {}
