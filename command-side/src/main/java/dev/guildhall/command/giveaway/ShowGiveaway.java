package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.RepeatableCommand;

/** Answers the giveaway as it is; changes nothing. */
record ShowGiveaway(String guildId, String giveawayId) implements GiveawayCommand, RepeatableCommand {
    @Override
    public ShowGiveaway changingNothing() {
        return this;
    }
}
