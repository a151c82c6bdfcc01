package dev.guildhall.bot.ticket;

import dev.guildhall.bot.sides.TicketView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.PermissionOverride;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.managers.channel.concrete.TextChannelManager;
import net.dv8tion.jda.api.requests.restaction.ChannelAction;

/**
 * Who may see a ticket's channel and write there, as things stand. Roles that somebody lets in by hand stay; members that
 * nobody added to the ticket do not.
 */
final class TicketAccess {
    private static final long READ = Permission.getRaw(Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY);
    private static final long WRITE = READ | Permission.MESSAGE_SEND.getRawValue();
    /** Given where the bot has it to give, since a ticket does without. */
    private static final long COMFORT =
            Permission.getRaw(Permission.MESSAGE_EMBED_LINKS, Permission.MESSAGE_ATTACH_FILES);

    private final List<Grant> grants;

    /** @param id of a member or a role */
    private record Grant(long id, boolean role, long allow, long deny) {}

    private TicketAccess(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    /** Whoever has left the guild and whatever role is gone is left out: Discord would refuse all of it. */
    static TicketAccess to(Guild guild, TicketView ticket) {
        Member self = guild.getSelfMember();
        long write = WRITE | (COMFORT & Permission.getRaw(self.getPermissions()));
        List<Grant> grants = new ArrayList<>();
        grants.add(new Grant(guild.getIdLong(), true, 0, Permission.VIEW_CHANNEL.getRawValue()));
        grants.add(new Grant(self.getIdLong(), false, write, 0));
        for (String roleId : ticket.agreed().supportRoleIds()) {
            Role role = guild.getRoleById(roleId);
            if (role != null && !role.isPublicRole()) {
                grants.add(new Grant(role.getIdLong(), true, write, 0));
            }
        }
        String assignee = ticket.assigneeId();
        Set<String> concerned = new LinkedHashSet<>();
        concerned.add(ticket.openerId());
        concerned.addAll(ticket.participants());
        if (assignee != null) {
            concerned.add(assignee);
        }
        for (String userId : concerned) {
            Member member = guild.getMemberById(userId);
            if (member != null && !member.equals(self)) {
                boolean locked = ticket.closed() && !userId.equals(assignee);
                grants.add(
                        locked
                                ? new Grant(member.getIdLong(), false, READ, Permission.MESSAGE_SEND.getRawValue())
                                : new Grant(member.getIdLong(), false, write, 0));
            }
        }
        return new TicketAccess(grants);
    }

    ChannelAction<TextChannel> of(ChannelAction<TextChannel> making) {
        ChannelAction<TextChannel> made = making;
        for (Grant grant : grants) {
            made = grant.role()
                    ? made.addRolePermissionOverride(grant.id(), grant.allow(), grant.deny())
                    : made.addMemberPermissionOverride(grant.id(), grant.allow(), grant.deny());
        }
        return made;
    }

    /** All of it in one call, whatever the session believes to be so: that may be older than what was done last. */
    TextChannelManager of(TextChannel channel) {
        TextChannelManager changed = channel.getManager();
        for (Grant grant : grants) {
            changed = grant.role()
                    ? changed.putRolePermissionOverride(grant.id(), grant.allow(), grant.deny())
                    : changed.putMemberPermissionOverride(grant.id(), grant.allow(), grant.deny());
        }
        Set<Long> granted = grants.stream().map(Grant::id).collect(Collectors.toSet());
        for (PermissionOverride override : channel.getMemberPermissionOverrides()) {
            if (!granted.contains(override.getIdLong())) {
                changed = changed.removePermissionOverride(override.getIdLong());
            }
        }
        return changed;
    }
}
