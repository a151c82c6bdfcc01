package dev.guildhall.bot.leveling;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Roles;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.LevelSide;
import net.dv8tion.jda.api.entities.Member;

/** Gives a member one of the roles of their level. Whoever has left gets none; should they come back, with the next level. */
public final class LevelRoleEffect implements EffectAction {
    private static final String DELIVERY = "role-";

    private final Places places;
    private final LevelSide levels;

    LevelRoleEffect(Places places, LevelSide levels) {
        this.places = places;
        this.levels = levels;
    }

    @Override
    public String kind() {
        return "leveling.role";
    }

    @Override
    public void carryOut(Claim claim) {
        ClaimedEffect effect = claim.effect();
        Member member = LevelEffects.member(claim, places);
        if (member != null) {
            Roles.give(claim, member, roleId(effect));
            levels.given(effect.guildId(), member.getId(), delivery(effect));
        }
    }

    /** The effect is named after it. */
    private static String roleId(ClaimedEffect effect) {
        return effect.effectId().substring(effect.effectId().lastIndexOf(':') + 1);
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        levels.failed(effect.guildId(), LevelEffects.level(effect).userId(), delivery(effect), cause.word());
    }

    private static String delivery(ClaimedEffect effect) {
        return DELIVERY + roleId(effect);
    }
}
