package dev.guildhall.bot.permission;

import dev.guildhall.events.permission.GuildPermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.dv8tion.jda.api.Permission;

/**
 * What Discord says about a guild at one moment, as far as it decides who may open the panel. The owner's rights follow
 * from being the owner, so they are listed only where roles give them too.
 *
 * @param permissions sorted lists by user id; those without any are left out
 */
public record PermissionSnapshot(String name, String ownerId, SortedMap<String, List<GuildPermission>> permissions) {
    /** Keeps the body well below the door's limit; a guild that hands out more rights than that has given up on them. */
    public static final int MAX_PERMITTED = 4_000;

    /**
     * A member, with the permissions of all their roles and of everyone in Discord's bit set. Bots never open a panel.
     */
    public record MemberRights(String userId, boolean bot, long rights) {}

    /** Beyond {@link #MAX_PERMITTED} members, administrators come first, then the longest known users. */
    public static PermissionSnapshot of(String name, String ownerId, Collection<MemberRights> members) {
        SortedMap<String, List<GuildPermission>> permissions = new TreeMap<>();
        members.stream()
                .filter(member ->
                        !member.bot() && !permissionsOf(member.rights()).isEmpty())
                .sorted(Comparator.comparing(PermissionSnapshot::isAdministrator)
                        .reversed()
                        .thenComparing(member -> Long.parseUnsignedLong(member.userId()), Long::compareUnsigned))
                .limit(MAX_PERMITTED)
                .forEach(member -> permissions.put(member.userId(), permissionsOf(member.rights())));
        return new PermissionSnapshot(name, ownerId, permissions);
    }

    /** The same with other permissions of one user. */
    public PermissionSnapshot with(String userId, List<GuildPermission> held) {
        SortedMap<String, List<GuildPermission>> changed = new TreeMap<>(permissions);
        if (held.isEmpty()) {
            changed.remove(userId);
        } else {
            changed.put(userId, held);
        }
        return new PermissionSnapshot(name, ownerId, changed);
    }

    /** Whether somebody may have been left out. */
    public boolean leavesSomeOut() {
        return permissions.size() >= MAX_PERMITTED;
    }

    static List<GuildPermission> permissionsOf(long rights) {
        List<GuildPermission> held = new ArrayList<>();
        if (has(rights, Permission.ADMINISTRATOR)) {
            held.add(GuildPermission.ADMINISTRATOR);
        }
        if (has(rights, Permission.MANAGE_SERVER)) {
            held.add(GuildPermission.MANAGE_GUILD);
        }
        return List.copyOf(held);
    }

    private static boolean isAdministrator(MemberRights member) {
        return has(member.rights(), Permission.ADMINISTRATOR);
    }

    private static boolean has(long rights, Permission permission) {
        return (rights & permission.getRawValue()) != 0;
    }
}
