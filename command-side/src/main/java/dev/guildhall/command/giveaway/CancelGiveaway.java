package dev.guildhall.command.giveaway;

import org.jspecify.annotations.Nullable;

/** The giveaway is called off; nobody wins. */
record CancelGiveaway(
        String guildId, String giveawayId, @Nullable Long expectedSequence) implements SteeringCommand {
    @Override
    public CancelGiveaway expecting(long sequence) {
        return new CancelGiveaway(guildId, giveawayId, sequence);
    }
}
