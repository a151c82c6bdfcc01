package dev.guildhall.simulator.world;

import dev.guildhall.simulator.wire.Permission;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Discord's permission arithmetic: owner, administrator, roles, then the channel's overwrites. */
public final class Access {
    private Access() {}

    /** What the member may do in the guild as a whole. */
    public static long in(Guild guild, Member member) {
        if (guild.ownerId().equals(member.user().id())) {
            return Permission.ALL;
        }
        long granted =
                guild.rolesOf(member).stream().mapToLong(Role::permissions).reduce(0L, (a, b) -> a | b);
        return Permission.has(granted, Permission.ADMINISTRATOR) ? Permission.ALL : granted;
    }

    /** What the member may do in one channel: everyone's overwrite first, then all roles' together, then the member's own. */
    public static long in(Guild guild, Channel channel, Member member) {
        long granted = in(guild, member);
        if (Permission.has(granted, Permission.ADMINISTRATOR)) {
            return granted;
        }
        Map<String, Overwrite> overwrites = channel.overwrites();
        granted = apply(granted, overwrites.get(guild.id()));
        long allow = 0;
        long deny = 0;
        for (String roleId : member.roles()) {
            Overwrite overwrite = overwrites.get(roleId);
            if (overwrite != null) {
                allow |= overwrite.allow();
                deny |= overwrite.deny();
            }
        }
        granted = (granted & ~deny) | allow;
        granted = apply(granted, overwrites.get(member.user().id()));
        return Permission.has(granted, Permission.VIEW_CHANNEL) ? granted : 0;
    }

    /** Whether the member may write in the channel, if one can write there at all. */
    public static boolean canWrite(Guild guild, Channel channel, Member member) {
        return channel.holdsMessages() && Permission.has(in(guild, channel, member), Permission.SEND_MESSAGES);
    }

    private static long apply(long granted, @Nullable Overwrite overwrite) {
        return overwrite == null ? granted : (granted & ~overwrite.deny()) | overwrite.allow();
    }
}
