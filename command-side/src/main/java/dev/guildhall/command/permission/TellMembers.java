package dev.guildhall.command.permission;

import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.events.permission.GuildPermission;
import java.util.Map;
import java.util.Set;

/** What Discord says now about a few members, by user id. Nothing follows from it for anybody else. */
public record TellMembers(String guildId, Map<String, MemberFacts> members) implements GuildCommand {
    /**
     * One member.
     *
     * @param roles all of them, granted or not: the teller may not know yet what has just been granted
     * @param left whether the user is no member any more; then there is nothing else to tell
     */
    public record MemberFacts(Set<GuildPermission> permissions, Set<String> roles, boolean left) {}
}
