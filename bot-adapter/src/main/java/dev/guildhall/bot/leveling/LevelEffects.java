package dev.guildhall.bot.leveling;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.LevelView;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;

/** What effects of levels have in common. */
final class LevelEffects {
    private LevelEffects() {}

    /** @throws IllegalStateException if the effect came without it */
    static LevelView level(ClaimedEffect effect) {
        LevelView level = effect.level();
        if (level == null) {
            throw new IllegalStateException(effect.effectId() + " came without its level");
        }
        return level;
    }

    /** {@code null} if they have left since. */
    static @Nullable Member member(Claim claim, Places places) {
        return places.guild(claim).getMemberById(level(claim.effect()).userId());
    }
}
