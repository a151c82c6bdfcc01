package dev.guildhall.command.permission;

import dev.guildhall.command.permission.TellMembers.MemberFacts;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of Discord's facts: the events by which the log comes to say the same. A fact that opens nothing is no
 * event, so neither the roles that nobody granted nor what is told about a guild that the bot has left.
 */
public record PermissionPolicy(String guildId, GuildAuthority authority) {
    /** Discord does not tell why a permission is gone when the bot compares lists. */
    public static final String NO_LONGER_HELD = "no-longer-held";

    /** The member is still there, but without the role that gave it. */
    public static final String ROLE_REMOVED = "role-removed";

    /** Left, kicked or banned. */
    public static final String MEMBER_LEFT = "member-left";

    /** After a whole list of those with permissions, by user id. */
    public List<PermissionEvent> permitted(Map<String, Set<GuildPermission>> now) {
        List<PermissionEvent> events = new ArrayList<>();
        Set<String> users = new TreeSet<>(authority.permissions().keySet());
        users.addAll(now.keySet());
        users.forEach(user -> addPermissions(events, user, now.getOrDefault(user, Set.of()), NO_LONGER_HELD));
        return events;
    }

    /** After the whole list of a role's holders. */
    public List<PermissionEvent> holders(TellHolders told) {
        return authority.present()
                ? new HolderDifference(authority, guildId, told.roleId()).events(told.userIds())
                : List.of();
    }

    /** After news of some members. */
    public List<PermissionEvent> members(TellMembers told) {
        if (!authority.present()) {
            return List.of();
        }
        SortedMap<String, MemberFacts> members = new TreeMap<>(told.members());
        List<PermissionEvent> events = new ArrayList<>();
        members.forEach((user, facts) ->
                addPermissions(events, user, facts.permissions(), facts.left() ? MEMBER_LEFT : ROLE_REMOVED));
        for (String role : authority.grants().roles().keySet()) {
            events.addAll(role(role, members));
        }
        return events;
    }

    private List<PermissionEvent> role(String roleId, SortedMap<String, MemberFacts> members) {
        List<String> gone = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> with = new ArrayList<>();
        members.forEach(
                (user, facts) -> (facts.left() ? gone : facts.roles().contains(roleId) ? with : without).add(user));
        HolderDifference difference = new HolderDifference(authority, guildId, roleId);
        List<PermissionEvent> events = new ArrayList<>(difference.events(gone, MEMBER_LEFT, List.of()));
        events.addAll(difference.events(without, ROLE_REMOVED, with));
        return events;
    }

    private void addPermissions(List<PermissionEvent> events, String user, Set<GuildPermission> has, String cause) {
        for (GuildPermission permission : GuildPermission.values()) {
            boolean had = authority.has(user, permission);
            if (had && !has.contains(permission)) {
                events.add(new PermissionRevoked(guildId, user, permission.name(), cause));
            } else if (!had && has.contains(permission)) {
                events.add(new PermissionGranted(guildId, user, permission.name()));
            }
        }
    }
}
