package dev.guildhall.bot.moderation;

import dev.guildhall.bot.sides.CaseView;
import dev.guildhall.bot.sides.ClaimedEffect;

/** What effects of cases have in common. */
final class CaseEffects {
    private CaseEffects() {}

    /** @throws IllegalStateException if the effect came without it */
    static CaseView one(ClaimedEffect effect) {
        CaseView one = effect.moderation();
        if (one == null) {
            throw new IllegalStateException(effect.effectId() + " came without its case");
        }
        return one;
    }

    /** What the command side calls it: the effect is named after it. */
    static String delivery(ClaimedEffect effect) {
        return effect.effectId().substring(effect.effectId().lastIndexOf(':') + 1);
    }

    /** What Discord's audit log says; why stands with the case alone, where it can be erased. */
    static String auditReason(CaseView one) {
        return "Case " + one.number();
    }
}
