package dev.guildhall.bot.notice;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Tells what happened in Discord, in order. Nobody may depend on it: what Redis does not take, or what is too much while
 * Redis is slow, is given up. Never blocks, as Discord's events come on the thread that keeps the session. Thread-safe.
 */
public final class DiscordEvents implements AutoCloseable {
    static final int MAX_WAITING = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(DiscordEvents.class);

    private final StringRedisTemplate redis;
    private final ConfigurationCache cache;
    private final Clock clock;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofVirtual().name("discord-events").factory(),
            (given, executor) -> LOG.debug("Too much happens at once: not told"));

    public DiscordEvents(StringRedisTemplate redis, ConfigurationCache cache, Clock clock) {
        this.redis = redis;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * @param occasion the same for the same happening in every process that sees it, and for no other of this type in this guild
     * @param userId whom it is about, if anybody
     */
    public void tell(
            DiscordEventType type,
            String guildId,
            String occasion,
            @Nullable String userId,
            Map<String, @Nullable Object> data) {
        DiscordEvent event = new DiscordEvent(
                id(type, guildId, occasion),
                type,
                guildId,
                userId,
                data,
                clock.millis(),
                Math.max(0, cache.knownVersion(guildId)));
        thread.execute(() -> publish(event));
    }

    private void publish(DiscordEvent event) {
        try {
            redis.convertAndSend(Channel.DISCORD_EVENTS.channelName(), EventJson.writeString(event));
        } catch (RuntimeException e) {
            LOG.debug("{} of guild {} not published: {}", event.type(), event.guildId(), e.toString());
        }
    }

    private static String id(DiscordEventType type, String guildId, String occasion) {
        String name = type + " " + guildId + " " + occasion;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What still waits is given up. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
