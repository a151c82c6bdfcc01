package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.GiveawayView;
import java.util.Locale;

/** What effects of giveaways have in common. */
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

    /** As the guild wants it; English if it does not say. */
    static Wording wording(ClaimedEffect effect) {
        String locale = effect.locale();
        return Wording.in(locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale));
    }
}
