package dev.guildhall.bot.directory;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.events.wire.GuildMembers;
import dev.guildhall.events.wire.GuildMembers.Names;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.attribute.ICategorizableChannel;
import net.dv8tion.jda.api.entities.channel.attribute.IPositionableChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads JDA's cache, which holds every channel, role and member of every guild. What it answers is empty while Discord
 * has not told (or told again) about the guild: then nothing may be concluded. Thread-safe.
 */
final class GuildMirror {
    /** Longest name of a channel or role, in characters, where there are so many that they might not fit a body. */
    static final int SHORT_NAME = 48;

    /** Characters of all names together that fit a body with everything else, whatever they are. */
    static final int MAX_NAMES_LENGTH = 40_000;

    private static final String NOT_SHOWN = "\\p{Cntrl}";

    private final DiscordConnection discord;

    GuildMirror(DiscordConnection discord) {
        this.discord = discord;
    }

    private Optional<Guild> guild(String guildId) {
        return discord.session(guildId).flatMap(session -> Optional.ofNullable(session.getGuildById(guildId)));
    }

    /** @param stamp the last one that the query side has answered */
    Optional<GuildDirectory> directory(String guildId, @Nullable Long stamp) {
        return guild(guildId).map(guild -> directory(guild, stamp));
    }

    private static GuildDirectory directory(Guild guild, @Nullable Long stamp) {
        List<IPositionableChannel> channels = guild.getChannels().stream()
                .filter(IPositionableChannel.class::isInstance)
                .map(IPositionableChannel.class::cast)
                .sorted(Comparator.comparing(ISnowflake::getId))
                .toList();
        List<Role> roles = guild.getRoles().stream()
                .sorted(Comparator.comparing(ISnowflake::getId))
                .toList();
        int length = channels.stream().mapToInt(c -> c.getName().length()).sum()
                + roles.stream().mapToInt(r -> r.getName().length()).sum();
        int longest = length > MAX_NAMES_LENGTH ? SHORT_NAME : Integer.MAX_VALUE;
        return new GuildDirectory(
                stamp,
                channels.stream().map(channel -> channel(channel, longest)).toList(),
                roles.stream().map(role -> role(role, longest)).toList());
    }

    private static GuildChannel channel(IPositionableChannel channel, int longest) {
        return new GuildChannel(
                channel.getId(),
                name(channel.getName(), longest),
                kind(channel.getType()),
                channel instanceof ICategorizableChannel inside ? inside.getParentCategoryId() : null,
                channel.getPositionRaw());
    }

    static ChannelKind kind(ChannelType type) {
        return switch (type) {
            case TEXT, NEWS -> ChannelKind.TEXT;
            case VOICE -> ChannelKind.VOICE;
            case CATEGORY -> ChannelKind.CATEGORY;
            case STAGE -> ChannelKind.STAGE;
            case FORUM -> ChannelKind.FORUM;
            case MEDIA -> ChannelKind.MEDIA;
            default -> ChannelKind.OTHER;
        };
    }

    private static GuildRole role(Role role, int longest) {
        int colour = role.getColors().getPrimaryRaw();
        return new GuildRole(
                role.getId(),
                name(role.getName(), longest),
                role.getColors().isDefault() ? null : "#%06x".formatted(colour & 0xff_ffff),
                role.getPositionRaw(),
                role.isManaged());
    }

    /** Ids of all members, in the order of their text. */
    Optional<List<String>> memberIds(String guildId) {
        return guild(guildId)
                .map(guild -> guild.getMembers().stream()
                        .map(ISnowflake::getId)
                        .sorted()
                        .toList());
    }

    /** The names of those who are members now; the others have left. */
    Optional<List<Names>> names(String guildId, Collection<String> userIds) {
        return guild(guildId)
                .map(guild -> userIds.stream()
                        .map(guild::getMemberById)
                        .filter(Objects::nonNull)
                        .map(GuildMirror::names)
                        .toList());
    }

    private static Names names(Member member) {
        return new Names(
                member.getId(),
                name(member.getUser().getName(), GuildMembers.MAX_NAME_LENGTH),
                nameOrNull(member.getUser().getGlobalName()),
                nameOrNull(member.getNickname()));
    }

    private static @Nullable String nameOrNull(@Nullable String name) {
        return name == null ? null : name(name, GuildMembers.MAX_NAME_LENGTH);
    }

    /** Never cut within a character. */
    static String name(String name, int longest) {
        String shown = name.replaceAll(NOT_SHOWN, "");
        if (shown.length() <= longest) {
            return shown;
        }
        int end = Character.isHighSurrogate(shown.charAt(longest - 1)) ? longest - 1 : longest;
        return shown.substring(0, end);
    }
}
