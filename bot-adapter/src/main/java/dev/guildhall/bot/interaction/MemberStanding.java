package dev.guildhall.bot.interaction;

import java.time.Instant;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;

/**
 * What requirements ask of a member, as Discord said it with the interaction itself.
 *
 * @param roleIds without the one that everybody has
 * @param administrator whether Discord lets the member do everything in the guild
 * @param joinedAt now, where Discord does not say: whoever cannot show how long they have been here counts as new
 */
public record MemberStanding(List<String> roleIds, boolean administrator, Instant accountCreatedAt, Instant joinedAt) {
    static MemberStanding of(Member member, Instant now) {
        return new MemberStanding(
                member.getRoles().stream().map(ISnowflake::getId).toList(),
                member.hasPermission(Permission.ADMINISTRATOR),
                member.getTimeCreated().toInstant(),
                member.hasTimeJoined() ? member.getTimeJoined().toInstant() : now);
    }
}
