package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.GuildModule;

/** Asks what a module says in the guild, on nobody's behalf; changes nothing. Answers its configuration. */
public record AskModule(String guildId, GuildModule module) implements GuildCommand, RepeatableCommand {
    @Override
    public AskModule changingNothing() {
        return this;
    }
}
