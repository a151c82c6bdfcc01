package dev.guildhall.bot.welcome;

import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.MembershipView;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;

/** What effects of members have in common. */
final class WelcomeEffects {
    private WelcomeEffects() {}

    /** @throws IllegalStateException if the effect came without it */
    static MembershipView membership(ClaimedEffect effect) {
        MembershipView membership = effect.membership();
        if (membership == null) {
            throw new IllegalStateException(effect.effectId() + " came without its membership");
        }
        return membership;
    }

    /** The member, if that membership is not over; {@code null} otherwise. */
    static @Nullable Member member(Guild guild, MembershipView membership) {
        Member member = guild.getMemberById(membership.userId());
        return member != null && member.getTimeJoined().toInstant().toEpochMilli() == membership.atMillis()
                ? member
                : null;
    }
}
