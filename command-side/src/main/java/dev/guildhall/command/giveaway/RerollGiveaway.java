package dev.guildhall.command.giveaway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Winners are to be replaced by others.
 *
 * @param replaced user ids of those who win now; {@code null} for all of them
 */
record RerollGiveaway(
        String guildId,
        String giveawayId,
        @Nullable List<String> replaced,
        @Nullable Long expectedSequence) implements SteeringCommand {
    @Override
    public RerollGiveaway expecting(long sequence) {
        return new RerollGiveaway(guildId, giveawayId, replaced, sequence);
    }
}
