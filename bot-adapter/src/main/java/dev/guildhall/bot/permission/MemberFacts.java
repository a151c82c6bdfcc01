package dev.guildhall.bot.permission;

import dev.guildhall.events.permission.GuildPermission;
import java.util.List;

/**
 * What Discord says about one member at one moment.
 *
 * @param roles all of them, since the one that is told may know of newer grants
 * @param left whether the user is no member, in which case there is nothing else to say
 */
public record MemberFacts(List<GuildPermission> permissions, List<String> roles, boolean left) {
    /** Nothing opens a panel to a bot either. */
    public static final MemberFacts NOBODY = new MemberFacts(List.of(), List.of(), true);

    public MemberFacts {
        permissions = List.copyOf(permissions);
        roles = List.copyOf(roles);
    }

    /** @param rights in Discord's bit set, of all the member's roles and of everyone */
    public static MemberFacts of(long rights, List<String> roles) {
        return new MemberFacts(PermissionSnapshot.permissionsOf(rights), roles, false);
    }
}
