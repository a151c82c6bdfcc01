package dev.guildhall.bot.guild;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.permission.MemberFacts;
import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.bot.permission.PermissionSnapshot.MemberRights;
import dev.guildhall.door.access.GuildAuthority;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import org.jspecify.annotations.Nullable;

/** Reads what Discord says from JDA's cache, which holds every member of every guild. */
final class GuildSnapshots implements GuildFacts {
    private final DiscordConnection discord;

    GuildSnapshots(DiscordConnection discord) {
        this.discord = discord;
    }

    @Override
    public boolean serves(String guildId) {
        return discord.serves(guildId);
    }

    @Override
    public Optional<PermissionSnapshot> snapshot(String guildId) {
        return guild(guildId).map(GuildSnapshots::of);
    }

    @Override
    public Optional<SortedSet<String>> holders(String guildId, String roleId) {
        return guild(guildId).map(guild -> holders(guild, guild.getRoleById(roleId)));
    }

    @Override
    public Optional<MemberFacts> member(String guildId, String userId) {
        return guild(guildId).map(guild -> facts(guild, guild.getMemberById(userId)));
    }

    /** Empty while Discord has not told (or told again) about the guild: then nothing may be concluded. */
    private Optional<Guild> guild(String guildId) {
        return discord.session(guildId).flatMap(session -> Optional.ofNullable(session.getGuildById(guildId)));
    }

    private static SortedSet<String> holders(Guild guild, @Nullable Role role) {
        SortedSet<String> holders = new TreeSet<>();
        if (role != null) {
            guild.getMembersWithRoles(role).stream()
                    .filter(member -> !member.getUser().isBot())
                    .sorted(Comparator.comparingLong(Member::getIdLong))
                    .limit(GuildAuthority.MAX_HOLDERS)
                    .forEach(member -> holders.add(member.getId()));
        }
        return holders;
    }

    private static MemberFacts facts(Guild guild, @Nullable Member member) {
        if (member == null || member.getUser().isBot()) {
            return MemberFacts.NOBODY;
        }
        long rights = rights(member, guild.getPublicRole().getPermissionsRaw()).rights();
        return MemberFacts.of(
                rights, member.getRoles().stream().map(Role::getId).sorted().toList());
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
