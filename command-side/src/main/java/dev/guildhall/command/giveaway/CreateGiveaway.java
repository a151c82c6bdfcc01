package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.events.giveaway.GiveawayCreated;

/**
 * A giveaway is to be made, on checked terms.
 *
 * @param terms what is recorded, with the commitment to a seed that is kept
 * @param atMillis now
 */
record CreateGiveaway(GiveawayCreated terms, long atMillis) implements GiveawayCommand, RepeatableCommand {
    @Override
    public String guildId() {
        return terms.guildId();
    }

    @Override
    public String giveawayId() {
        return terms.giveawayId();
    }

    @Override
    public ShowGiveaway changingNothing() {
        return new ShowGiveaway(guildId(), giveawayId());
    }
}
