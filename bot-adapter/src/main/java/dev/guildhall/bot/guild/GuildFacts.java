package dev.guildhall.bot.guild;

import dev.guildhall.bot.permission.MemberFacts;
import dev.guildhall.bot.permission.PermissionSnapshot;
import java.util.Optional;
import java.util.SortedSet;

/** What Discord says about guilds at the moment of asking; nothing while it says nothing about that guild. */
interface GuildFacts {
    /** Whether it is this process that Discord tells about the guild. */
    boolean serves(String guildId);

    Optional<PermissionSnapshot> snapshot(String guildId);

    /** Those known the longest, if there are more than may be told. */
    Optional<SortedSet<String>> holders(String guildId, String roleId);

    Optional<MemberFacts> member(String guildId, String userId);
}
