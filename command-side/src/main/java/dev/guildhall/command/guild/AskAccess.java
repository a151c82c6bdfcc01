package dev.guildhall.command.guild;

import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.command.dispatch.RepeatableCommand;

/** Asks how far the guild is open to somebody, on nobody's behalf; changes nothing. Answers the access level. */
public record AskAccess(String guildId, String userId) implements GuildCommand, RepeatableCommand {
    @Override
    public AskAccess changingNothing() {
        return this;
    }
}
