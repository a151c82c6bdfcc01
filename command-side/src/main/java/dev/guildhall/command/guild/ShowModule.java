package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.events.GuildModule;

/** Asked by the system itself where something happens in the guild that a module is about; changes nothing. */
public record ShowModule(String guildId, GuildModule module) implements GuildCommand {}
