package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.ExpectingCommand;

/** Of somebody who steers the giveaway. It answers the {@link GiveawayView}. */
interface SteeringCommand extends GiveawayCommand, ExpectingCommand {
    @Override
    SteeringCommand expecting(long sequence);

    @Override
    default ShowGiveaway changingNothing() {
        return new ShowGiveaway(guildId(), giveawayId());
    }
}
