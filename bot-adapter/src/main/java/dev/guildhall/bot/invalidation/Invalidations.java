package dev.guildhall.bot.invalidation;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.guild.GuildChecks;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.door.request.LogContext;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.Envelope;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bot does when it hears that something changed, from wherever it hears it. Called in order for each guild. */
public final class Invalidations {
    private static final Logger LOG = LoggerFactory.getLogger(Invalidations.class);
    private static final String CATCH_UP = "catch-up";

    private final GuildPresence presence;
    private final ConfigurationCache cache;
    private final GuildChecks checks;

    /** Up to which version the guilds were checked; apart from the cache's, which a later change of a part raises too. */
    private final ConcurrentMap<String, Long> checked = new ConcurrentHashMap<>();

    public Invalidations(GuildPresence presence, ConfigurationCache cache, GuildChecks checks) {
        this.presence = presence;
        this.cache = cache;
        this.checks = checks;
    }

    void received(Channel channel, Envelope envelope) {
        String guildId = envelope.guildId();
        if (!presence.isIn(guildId)) {
            LOG.debug("Not in guild {}: {} ignored", guildId, channel.channelName());
            return;
        }
        if (channel == Channel.GUILD_RELOAD) {
            cache.reload(guildId, envelope.version());
            checked.merge(guildId, envelope.version(), Math::max);
            checks.recheck(guildId);
        } else {
            cache.invalidate(guildId, envelope.version());
        }
        log(guildId, channel.channelName(), envelope.version());
    }

    /** Most of what is caught up with was heard of before: only what is news is acted upon. */
    void caughtUp(ChangedGuild changed) {
        String guildId = changed.guildId();
        if (!presence.isIn(guildId)) {
            return;
        }
        if (changed.reload() && isUnchecked(guildId, changed.version())) {
            checks.recheck(guildId);
        }
        if (!cache.invalidate(guildId, changed.version())) {
            return;
        }
        if (changed.reload()) {
            cache.reload(guildId, changed.version());
        }
        log(guildId, CATCH_UP + changed.parts(), changed.version());
    }

    private boolean isUnchecked(String guildId, long version) {
        Long before = checked.put(guildId, version);
        return before == null || before < version;
    }

    private static void log(String guildId, String cause, long version) {
        LogContext context = LogContext.ofGuild(guildId);
        try {
            LOG.info("configuration of guild {} invalidated by {} at version {}", guildId, cause, version);
        } finally {
            context.close();
        }
    }
}
