package dev.guildhall.bot.guild;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.bot.permission.PermissionSnapshot.MemberRights;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;

/** Takes snapshots of guilds from JDA's cache, which holds every member of every guild. */
final class GuildSnapshots {
    private final DiscordConnection discord;

    GuildSnapshots(DiscordConnection discord) {
        this.discord = discord;
    }

    /** Empty while Discord has not told (or told again) about the guild: then nothing may be concluded. */
    Optional<PermissionSnapshot> take(String guildId) {
        JDA jda = discord.session().orElse(null);
        Guild guild = jda == null ? null : jda.getGuildById(guildId);
        return guild == null ? Optional.empty() : Optional.of(of(guild));
    }

    private static PermissionSnapshot of(Guild guild) {
        long everyone = guild.getPublicRole().getPermissionsRaw();
        return PermissionSnapshot.of(
                guild.getName(),
                guild.getOwnerId(),
                guild.getMembers().stream()
                        .map(member -> rights(member, everyone))
                        .toList());
    }

    private static MemberRights rights(Member member, long everyone) {
        long rights = everyone;
        for (Role role : member.getRoles()) {
            rights |= role.getPermissionsRaw();
        }
        return new MemberRights(member.getId(), member.getUser().isBot(), rights);
    }
}
