package dev.guildhall.bot.effect;

import dev.guildhall.bot.effect.Undeliverable.Cause;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;

/** Gives roles. Giving one twice is as good as once, so nothing has to be looked up. */
public final class Roles {
    private Roles() {}

    /**
     * The member holds the role afterwards, unless they are gone.
     *
     * @throws Undeliverable if the role is not there, or the bot may not give it
     */
    public static void give(Claim claim, Member member, String roleId) {
        Role role = member.getGuild().getRoleById(roleId);
        if (role == null) {
            throw new Undeliverable(Cause.ROLE_MISSING, "there is no role " + roleId);
        }
        if (member.getUnsortedRoles().contains(role)) {
            return;
        }
        if (role.isManaged() || role.isPublicRole()) {
            throw new Undeliverable(Cause.MISSING_PERMISSION, "role " + roleId + " is nobody's to give");
        }
        try {
            claim.call(member.getGuild().addRoleToMember(member, role));
        } catch (PermissionException e) {
            throw missingPermission(roleId, e);
        } catch (ErrorResponseException e) {
            switch (e.getErrorResponse()) {
                case UNKNOWN_MEMBER -> {
                    // Gone, and wants no role any more.
                }
                case UNKNOWN_ROLE -> throw new Undeliverable(Cause.ROLE_MISSING, "there is no role " + roleId);
                case MISSING_PERMISSIONS, MISSING_ACCESS -> throw missingPermission(roleId, e);
                default -> throw e;
            }
        }
    }

    private static Undeliverable missingPermission(String roleId, RuntimeException e) {
        return new Undeliverable(Cause.MISSING_PERMISSION, "role " + roleId + ": " + e.getMessage());
    }
}
