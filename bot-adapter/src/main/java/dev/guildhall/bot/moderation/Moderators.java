package dev.guildhall.bot.moderation;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.sides.CaseSide.Moderator;
import dev.guildhall.bot.sides.CaseSide.Target;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import org.springframework.beans.factory.ObjectProvider;

/** What Discord says about who acts and against whom. That it is enough is for the command side to say. */
final class Moderators {
    private static final List<Permission> MATTERING = List.of(
            Permission.ADMINISTRATOR, Permission.MODERATE_MEMBERS, Permission.KICK_MEMBERS, Permission.BAN_MEMBERS);

    private final ObjectProvider<DiscordConnection> discord;

    /** @param discord asked for when it is needed: it is itself made with all commands */
    Moderators(ObjectProvider<DiscordConnection> discord) {
        this.discord = discord;
    }

    /** Empty if the bot does not know the guild or the member any more. */
    Optional<Moderator> of(Invocation invocation) {
        return guild(invocation.guildId())
                .flatMap(guild -> Optional.ofNullable(
                        guild.getMemberById(invocation.member().userId())))
                .map(member -> new Moderator(
                        invocation.member(),
                        MATTERING.stream()
                                .filter(member::hasPermission)
                                .map(Permission::name)
                                .toList(),
                        member.isOwner(),
                        rank(member)));
    }

    Target target(String guildId, String userId) {
        Optional<Guild> guild = guild(guildId);
        Optional<Member> member = guild.flatMap(known -> Optional.ofNullable(known.getMemberById(userId)));
        return new Target(
                member.isPresent(),
                guild.map(Guild::getOwnerId).filter(userId::equals).isPresent(),
                guild.map(known -> known.getSelfMember().getId())
                        .filter(userId::equals)
                        .isPresent(),
                member.map(Moderators::rank).orElse(0));
    }

    private Optional<Guild> guild(String guildId) {
        Optional<JDA> session = discord.getObject().session(guildId);
        return session.flatMap(current -> Optional.ofNullable(current.getGuildById(guildId)));
    }

    /** Place of the highest role; 0 where there is none but everybody's. */
    private static int rank(Member member) {
        return member.getRoles().isEmpty() ? 0 : member.getRoles().getFirst().getPositionRaw();
    }
}
