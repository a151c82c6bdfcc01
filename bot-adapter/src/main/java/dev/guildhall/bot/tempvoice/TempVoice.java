package dev.guildhall.bot.tempvoice;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildTurns;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.GuildVoiceState;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.Category;
import net.dv8tion.jda.api.entities.channel.concrete.VoiceChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a voice channel for whoever joins the one that a guild has named, moves them there, and deletes it when nobody is
 * in it. Nothing of it is kept anywhere but in Discord. Several processes may do so at once: whoever comes second finds the
 * member moved or moves them once more, and the channel that is left over is empty. Everything happens in order for each
 * guild; nothing here blocks the caller. Thread-safe.
 */
final class TempVoice implements AutoCloseable {
    /** So many in one guild at the same time. */
    static final int MAX_CHANNELS = 100;

    /** How soon it is tried again while it cannot be known what the guild has configured. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(TempVoice.class);

    private final DiscordConnection discord;
    private final ConfigurationCache configurations;
    private final Clock clock;
    private final Duration grace;
    private final GuildTurns turns = new GuildTurns("tempvoice");
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    TempVoice(DiscordConnection discord, ConfigurationCache configurations, Clock clock, Duration grace) {
        this.discord = discord;
        this.configurations = configurations;
        this.clock = clock;
        this.grace = grace;
    }

    void entered(String guildId, String userId) {
        take(guildId, () -> accommodate(guildId, userId));
    }

    void left(String guildId, String channelId) {
        take(guildId, () -> deleteIfEmpty(guildId, channelId));
    }

    /** Somebody may have made it for a member, and be gone. */
    void appeared(String guildId, String channelId) {
        after(grace, () -> left(guildId, channelId));
    }

    /** What happened while nobody watched: channels that everybody left, members who wait for one. */
    void compare(String guildId) {
        take(guildId, () -> guild(guildId).ifPresent(this::compare));
    }

    private void take(String guildId, Runnable work) {
        boolean room = turns.offer(guildId, () -> {
            try {
                work.run();
            } catch (SideAway e) {
                compareLater(guildId);
            } catch (SideRefused e) {
                LOG.debug("Nobody knows guild {}: {}", guildId, e.getMessage());
            }
        });
        if (!room && !closed) {
            LOG.warn("Too much happens in the voice channels of guild {} at once", guildId);
        }
    }

    /** However much happens meanwhile, everything is looked at then. */
    private void compareLater(String guildId) {
        if (unknown.add(guildId)) {
            after(RETRY, () -> {
                unknown.remove(guildId);
                compare(guildId);
            });
        }
    }

    private void after(Duration delay, Runnable work) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!closed) {
                        work.run();
                    }
                });
    }

    private Optional<Guild> guild(String guildId) {
        return discord.session(guildId).flatMap(session -> Optional.ofNullable(session.getGuildById(guildId)));
    }

    private void compare(Guild guild) {
        for (VoiceChannel channel : TempChannels.of(guild)) {
            Duration age = Duration.between(channel.getTimeCreated().toInstant(), clock.instant());
            if (age.compareTo(grace) >= 0) {
                deleteIfEmpty(guild.getId(), channel.getId());
            } else {
                appeared(guild.getId(), channel.getId());
            }
        }
        boolean deserted = guild.getVoiceChannelCache().stream()
                .allMatch(channel -> channel.getMembers().isEmpty());
        if (!deserted) {
            serveThoseWhoWait(guild);
        }
    }

    /** Asked only where somebody is in a voice channel: a new session must not read the configuration of every guild. */
    private void serveThoseWhoWait(Guild guild) {
        String creatorId = TempVoiceModule.of(configurations.read(guild.getId()))
                .map(TempVoiceModule::creatorChannelId)
                .orElse(null);
        VoiceChannel creator = creatorId == null ? null : guild.getVoiceChannelById(creatorId);
        if (creator != null) {
            creator.getMembers().forEach(member -> accommodate(guild.getId(), member.getId()));
        }
    }

    /** If the member is still where one waits for a channel. */
    private void accommodate(String guildId, String userId) {
        TempVoiceModule module =
                TempVoiceModule.of(configurations.read(guildId)).orElse(null);
        Member member = guild(guildId).map(guild -> guild.getMemberById(userId)).orElse(null);
        if (module == null || member == null || member.getUser().isBot() || !module.isCreator(whereabouts(member))) {
            return;
        }
        VoiceChannel creator = member.getGuild().getVoiceChannelById(String.valueOf(module.creatorChannelId()));
        if (creator != null && mayMakeOne(creator)) {
            try {
                move(member, module, creator);
            } catch (RuntimeException e) {
                LOG.warn("There is no voice channel for a member of guild {}: {}", guildId, e.toString());
            }
        }
    }

    private static @Nullable String whereabouts(Member member) {
        GuildVoiceState state = member.getVoiceState();
        Channel channel = state == null ? null : state.getChannel();
        return channel == null ? null : channel.getId();
    }

    private static boolean mayMakeOne(VoiceChannel creator) {
        Guild guild = creator.getGuild();
        boolean may =
                guild.getSelfMember().hasPermission(creator, Permission.MANAGE_CHANNEL, Permission.VOICE_MOVE_OTHERS);
        if (!may || TempChannels.of(guild).size() >= MAX_CHANNELS) {
            LOG.info(
                    "Guild {} has no more voice channels made: {}",
                    guild.getId(),
                    may ? "there are enough" : "the bot may not");
            return false;
        }
        return true;
    }

    private void move(Member member, TempVoiceModule module, VoiceChannel creator) {
        Category category = TempChannels.category(member.getGuild(), module, creator);
        VoiceChannel made = Calls.complete(TempChannels.creation(member, module, category));
        try {
            if (module.isCreator(whereabouts(member))) {
                Calls.complete(member.getGuild().moveVoiceMember(member, made));
                return;
            }
        } catch (RuntimeException e) {
            // Gone in the meantime, or nobody may: whichever it is, nobody needs the channel.
            LOG.info("A member of guild {} was not moved: {}", member.getGuild().getId(), e.toString());
        }
        delete(made);
    }

    private void deleteIfEmpty(String guildId, String channelId) {
        VoiceChannel channel = guild(guildId)
                .map(guild -> guild.getVoiceChannelById(channelId))
                .filter(TempChannels::isTemporary)
                .filter(TempChannels::isEmpty)
                .orElse(null);
        if (channel != null && TempVoiceModule.deletesWhenEmpty(configurations.read(guildId))) {
            delete(channel);
        }
    }

    private void delete(VoiceChannel channel) {
        String guildId = channel.getGuild().getId();
        if (!Calls.delete(channel)) {
            after(grace, () -> left(guildId, channel.getId()));
        }
    }

    /** What still waits is found by the next session. */
    @Override
    public void close() {
        closed = true;
        turns.close();
    }
}
