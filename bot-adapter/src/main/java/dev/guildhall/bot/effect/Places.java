package dev.guildhall.bot.effect;

import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.guild.GuildPresence;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;

/** Channels as the session knows them, if the bot may do there what it has to. Thread-safe. */
public final class Places {
    /** Without the last one, what was sent could not be found again. */
    private static final List<Permission> NEEDED = List.of(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_HISTORY);

    private final GuildPresence presence;

    Places(GuildPresence presence) {
        this.presence = presence;
    }

    /**
     * The guild of the effect.
     *
     * @throws Undeliverable if the bot is not in it any more
     * @throws IllegalStateException if it is out of reach for the moment
     */
    public Guild guild(Claim claim) {
        return guild(claim.session(), claim.effect().guildId());
    }

    /**
     * The channel to write to.
     *
     * @param more what the bot must be allowed there besides writing
     * @throws Undeliverable if it is not there, or the bot may not write there
     * @throws IllegalStateException if the guild is out of reach for the moment
     */
    public GuildMessageChannel channel(Claim claim, String channelId, Permission... more) {
        Guild guild = guild(claim);
        GuildMessageChannel channel = guild.getChannelById(GuildMessageChannel.class, channelId);
        if (channel == null) {
            throw new Undeliverable(Cause.CHANNEL_MISSING, "there is no channel " + channelId);
        }
        List<Permission> missing = Stream.concat(NEEDED.stream(), Stream.of(more))
                .filter(each -> !guild.getSelfMember().hasPermission(channel, each))
                .toList();
        if (!missing.isEmpty()) {
            throw new Undeliverable(Cause.MISSING_PERMISSION, missing + " in channel " + channelId);
        }
        return channel;
    }

    private Guild guild(JDA session, String guildId) {
        Guild guild = session.getGuildById(guildId);
        if (guild != null) {
            return guild;
        }
        boolean away = session.getStatus() != JDA.Status.CONNECTED
                || session.isUnavailable(Long.parseLong(guildId))
                || presence.isIn(guildId);
        if (away) {
            throw new IllegalStateException("guild " + guildId + " is out of reach");
        }
        throw new Undeliverable(Cause.GUILD_LEFT, "the bot is not in guild " + guildId);
    }
}
