package dev.guildhall.bot.music;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.MusicSide.Audience;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.GuildVoiceState;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.unions.AudioChannelUnion;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Who listens, as Discord says now. A track is listened to where whoever requested it is; when they are in no voice channel,
 * where whoever asks is. Otherwise somebody alone in another channel would have the whole say. Thread-safe.
 */
final class Audiences {
    private final ObjectProvider<DiscordConnection> discord;

    /** @param discord asked for when it is needed: it is itself made with all commands */
    Audiences(ObjectProvider<DiscordConnection> discord) {
        this.discord = discord;
    }

    /** Nobody, where the bot does not know the guild any more. */
    Audience of(String guildId, String requesterId, String askerId) {
        Guild guild = discord.getObject()
                .session(guildId)
                .map(session -> session.getGuildById(guildId))
                .orElse(null);
        if (guild == null) {
            return new Audience(false, 0);
        }
        AudioChannelUnion theirs = whereabouts(guild, requesterId);
        AudioChannelUnion own = whereabouts(guild, askerId);
        AudioChannelUnion place = theirs == null ? own : theirs;
        return new Audience(place != null && place.equals(own), listeners(place));
    }

    private static @Nullable AudioChannelUnion whereabouts(Guild guild, String userId) {
        return Optional.ofNullable(guild.getMemberById(userId))
                .map(Member::getVoiceState)
                .map(GuildVoiceState::getChannel)
                .orElse(null);
    }

    private static int listeners(@Nullable AudioChannelUnion place) {
        return place == null
                ? 0
                : Math.toIntExact(place.getMembers().stream()
                        .filter(member -> !member.getUser().isBot())
                        .count());
    }
}
