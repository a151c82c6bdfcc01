package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.RepeatableCommand;

/** Answers the case that was decided so; changes nothing. */
record ShowDecision(String guildId, String decision) implements CaseCommand, RepeatableCommand {
    @Override
    public ShowDecision changingNothing() {
        return this;
    }
}
