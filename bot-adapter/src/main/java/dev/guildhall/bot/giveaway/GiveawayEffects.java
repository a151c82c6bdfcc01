package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.GiveawayView;

/** What effects of giveaways are about. */
final class GiveawayEffects {
    private GiveawayEffects() {}

    /** @throws IllegalStateException if the effect came without it */
    static GiveawayView giveaway(ClaimedEffect effect) {
        GiveawayView giveaway = effect.giveaway();
        if (giveaway == null) {
            throw new IllegalStateException(effect.effectId() + " came without its giveaway");
        }
        return giveaway;
    }
}
