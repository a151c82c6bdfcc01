package dev.guildhall.bot.welcome;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Undeliverable;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.MembershipSide;
import java.util.List;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
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
            Undeliverable refusal = give(claim, member, member.getGuild().getRoleById(roleId), roleId);
            refused = refused == null ? refusal : refused;
        }
        if (refused != null) {
            throw refused;
        }
    }

    private static @Nullable Undeliverable give(Claim claim, Member member, @Nullable Role role, String roleId) {
        if (role == null) {
            return new Undeliverable(Cause.ROLE_MISSING, "there is no role " + roleId);
        }
        if (member.getUnsortedRoles().contains(role)) {
            return null;
        }
        try {
            claim.call(member.getGuild().addRoleToMember(member, role));
            return null;
        } catch (PermissionException e) {
            return new Undeliverable(Cause.MISSING_PERMISSION, "role " + roleId + ": " + e.getMessage());
        } catch (ErrorResponseException e) {
            return switch (e.getErrorResponse()) {
                case UNKNOWN_MEMBER -> null;
                case UNKNOWN_ROLE -> new Undeliverable(Cause.ROLE_MISSING, "there is no role " + roleId);
                case MISSING_PERMISSIONS, MISSING_ACCESS ->
                    new Undeliverable(Cause.MISSING_PERMISSION, "role " + roleId + ": " + e.getMessage());
                default -> throw e;
            };
        }
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        memberships.failed(effect.guildId(), WelcomeEffects.membership(effect), "roles", cause.word());
    }
}
