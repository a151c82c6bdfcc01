package dev.guildhall.bot.interaction;

import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.permission.GuildPermission;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;

/**
 * What a member may do, by the one rule that all sides share and by the facts that came with the interaction itself. Who
 * may give a command at all can be changed in Discord by anybody who manages the guild, so that alone decides nothing.
 */
final class MemberAccess {
    private MemberAccess() {}

    static AccessLevel of(Guild guild, Member member, AccessGrants grants) {
        GuildAuthority authority = new GuildAuthority(true, guild.getOwnerId(), Map.of(), grants, Map.of());
        for (Role role : member.getRoles()) {
            authority = authority.withRole(role.getId(), List.of(member.getId()));
        }
        if (member.hasPermission(Permission.ADMINISTRATOR)) {
            authority = authority.granting(member.getId(), GuildPermission.ADMINISTRATOR);
        }
        if (member.hasPermission(Permission.MANAGE_SERVER)) {
            authority = authority.granting(member.getId(), GuildPermission.MANAGE_GUILD);
        }
        return authority.levelOf(member.getId());
    }
}
