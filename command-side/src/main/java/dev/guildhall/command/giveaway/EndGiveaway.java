package dev.guildhall.command.giveaway;

import org.jspecify.annotations.Nullable;

/**
 * Somebody ends the giveaway before its time.
 *
 * @param seed {@code null} when none is kept any more
 * @param publicValue mixed into the draw; {@code null} for none
 */
record EndGiveaway(
        String guildId,
        String giveawayId,
        @Nullable Seed seed,
        @Nullable String publicValue,
        @Nullable Long expectedSequence)
        implements SteeringCommand {
    @Override
    public EndGiveaway expecting(long sequence) {
        return new EndGiveaway(guildId, giveawayId, seed, publicValue, sequence);
    }
}
