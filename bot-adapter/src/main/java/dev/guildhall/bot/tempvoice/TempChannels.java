package dev.guildhall.bot.tempvoice;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.events.config.ConfigLimits;
import dev.guildhall.events.config.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.PermissionOverride;
import net.dv8tion.jda.api.entities.channel.concrete.Category;
import net.dv8tion.jda.api.entities.channel.concrete.VoiceChannel;
import net.dv8tion.jda.api.requests.restaction.ChannelAction;
import org.jspecify.annotations.Nullable;

/**
 * The temporary channels of a guild. One is known by what it allows the bot itself, and denies it: what the bot needs in
 * there, without what nobody would ever deny a bot by hand. Whoever changes that makes the channel a lasting one.
 */
final class TempChannels {
    static final long MARK_ALLOWS = Permission.getRaw(
            Permission.VIEW_CHANNEL, Permission.VOICE_CONNECT, Permission.MANAGE_CHANNEL, Permission.VOICE_MOVE_OTHERS);

    static final long MARK_DENIES = Permission.getRaw(Permission.VOICE_STREAM, Permission.VOICE_USE_VAD);

    /** As many as Discord takes in one category. */
    static final int MAX_IN_CATEGORY = 50;

    private static final int BITS_PER_KILOBIT = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private TempChannels() {}

    static boolean isTemporary(VoiceChannel channel) {
        PermissionOverride own =
                channel.getPermissionOverride(channel.getGuild().getSelfMember());
        return own != null && own.getAllowedRaw() == MARK_ALLOWS && own.getDeniedRaw() == MARK_DENIES;
    }

    static List<VoiceChannel> of(Guild guild) {
        return guild.getVoiceChannelCache().stream()
                .filter(TempChannels::isTemporary)
                .toList();
    }

    /** A bot that stays where nobody is keeps no channel. */
    static boolean isEmpty(VoiceChannel channel) {
        return channel.getMembers().stream().allMatch(member -> member.getUser().isBot());
    }

    /** Where new ones go: the category that was chosen, otherwise that of the channel that one joins. */
    static @Nullable Category category(Guild guild, TempVoiceModule module, VoiceChannel creator) {
        String chosen = module.categoryId();
        Category category = chosen == null ? null : guild.getCategoryById(chosen);
        return category == null ? creator.getParentCategory() : category;
    }

    /** Who may see and enter a full category's channels may do so with one for which there is no room in it. */
    static ChannelAction<VoiceChannel> creation(Member owner, TempVoiceModule module, @Nullable Category category) {
        Guild guild = owner.getGuild();
        boolean fits = category != null && category.getChannels().size() < MAX_IN_CATEGORY;
        ChannelAction<VoiceChannel> creation =
                guild.createVoiceChannel(name(owner, module.namePattern()), fits ? category : null);
        return withOverrides(category, creation)
                .addMemberPermissionOverride(guild.getSelfMember().getIdLong(), MARK_ALLOWS, MARK_DENIES)
                .setBitrate(Math.min(module.bitrateKbps() * BITS_PER_KILOBIT, guild.getMaxBitrate()))
                .setUserlimit(module.userLimit());
    }

    /** Nobody gives or takes what they have not got themselves. */
    private static ChannelAction<VoiceChannel> withOverrides(
            @Nullable Category category, ChannelAction<VoiceChannel> creation) {
        ChannelAction<VoiceChannel> copied = creation;
        long own = Permission.getRaw(creation.getGuild().getSelfMember().getPermissions());
        List<PermissionOverride> overrides = category == null ? List.of() : category.getPermissionOverrides();
        for (PermissionOverride each : overrides) {
            long allows = each.getAllowedRaw() & own;
            long denies = each.getDeniedRaw() & own;
            copied = each.isRoleOverride()
                    ? copied.addRolePermissionOverride(each.getIdLong(), allows, denies)
                    : copied.addMemberPermissionOverride(each.getIdLong(), allows, denies);
        }
        return copied;
    }

    private static String name(Member owner, String pattern) {
        String number = Integer.toString(freeNumber(owner.getGuild()));
        String ownName = PlainText.label(owner.getEffectiveName(), ConfigLimits.MAX_CHANNEL_NAME_LENGTH);
        String filled = Template.filled(pattern, Map.of("name", ownName, "number", number))
                .strip();
        return filled.isEmpty() ? number : PlainText.fitting(filled, ConfigLimits.MAX_CHANNEL_NAME_LENGTH);
    }

    /** The first that stands in no name: which part of a name was the number is not kept anywhere. */
    private static int freeNumber(Guild guild) {
        Set<String> taken = of(guild).stream()
                .flatMap(channel -> NUMBER.matcher(channel.getName()).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> !taken.contains(Integer.toString(number)))
                .findFirst()
                .orElseThrow();
    }
}
