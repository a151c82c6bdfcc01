package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.RepeatableCommand;

/** Answers the case as it is; changes nothing. */
record ShowCase(String guildId, int number) implements CaseCommand, RepeatableCommand {
    @Override
    public ShowCase changingNothing() {
        return this;
    }
}
