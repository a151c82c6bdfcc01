package dev.guildhall.bot.welcome;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Roles;
import dev.guildhall.bot.effect.Undeliverable;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.MembershipSide;
import java.util.List;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;

/**
 * Gives somebody who joined the roles that everybody gets. A role that cannot be given keeps nobody from the others. Giving
 * one twice is as good as once, so nothing has to be looked up.
 */
public final class RolesEffect implements EffectAction {
    private final Places places;
    private final ConfigurationCache configurations;
    private final MembershipSide memberships;

    RolesEffect(Places places, ConfigurationCache configurations, MembershipSide memberships) {
        this.places = places;
        this.configurations = configurations;
        this.memberships = memberships;
    }

    @Override
    public String kind() {
        return "welcome.roles";
    }

    @Override
    public void carryOut(Claim claim) {
        List<String> wanted = WelcomeModule.of(claim.effect().guildId(), configurations)
                .map(WelcomeModule::autoRoleIds)
                .orElse(List.of());
        if (wanted.isEmpty()) {
            return;
        }
        Guild guild = places.guild(claim);
        Member member = WelcomeEffects.member(guild, WelcomeEffects.membership(claim.effect()));
        if (member != null) {
            giveAll(claim, member, wanted);
        }
    }

    private static void giveAll(Claim claim, Member member, List<String> wanted) {
        Undeliverable refused = null;
        for (String roleId : wanted) {
            Undeliverable refusal = give(claim, member, roleId);
            refused = refused == null ? refusal : refused;
        }
        if (refused != null) {
            throw refused;
        }
    }

    private static @Nullable Undeliverable give(Claim claim, Member member, String roleId) {
        try {
            Roles.give(claim, member, roleId);
            return null;
        } catch (Undeliverable e) {
            return e;
        }
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        memberships.failed(effect.guildId(), WelcomeEffects.membership(effect), "roles", cause.word());
    }
}
