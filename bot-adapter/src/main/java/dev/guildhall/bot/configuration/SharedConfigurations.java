package dev.guildhall.bot.configuration;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.VersionedValue;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.core.JacksonException;

/**
 * The configurations that all processes share in Redis. Redis may be absent at any time: then nothing is found and
 * nothing is kept, within a second and without an error. Thread-safe.
 */
final class SharedConfigurations {
    private static final Logger LOG = LoggerFactory.getLogger(SharedConfigurations.class);

    private static final RedisScript<Long> PUT_UNLESS_OLDER =
            RedisScript.of(VersionedValue.PUT_UNLESS_OLDER, Long.class);

    private final StringRedisTemplate redis;
    private final RedisPresence presence = new RedisPresence(System::nanoTime);

    SharedConfigurations(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** As the last who asked found it. */
    boolean isAvailable() {
        return presence.isHere();
    }

    /** Redis has been heard of by another way: it need not be waited for. */
    void available() {
        presence.answered();
    }

    Optional<GuildConfiguration> find(String guildId) {
        if (!presence.isWorthAsking()) {
            return Optional.empty();
        }
        try {
            String json = redis.opsForValue().get(CacheKey.guildConfig(guildId));
            presence.answered();
            return Optional.ofNullable(json).map(text -> EventJson.read(text, GuildConfiguration.class));
        } catch (JacksonException e) {
            LOG.debug("Configuration of guild {} in Redis cannot be read: {}", guildId, e.getOriginalMessage());
        } catch (RuntimeException e) {
            // Whatever it is: there is a source behind this cache.
            presence.failed(e);
        }
        return Optional.empty();
    }

    /**
     * Without effect where Redis holds a higher version already.
     *
     * @return whether Redis answered
     */
    boolean put(GuildConfiguration configuration) {
        if (!presence.isWorthAsking()) {
            return false;
        }
        try {
            redis.execute(
                    PUT_UNLESS_OLDER,
                    List.of(CacheKey.guildConfig(configuration.guildId())),
                    Long.toString(configuration.version()),
                    Long.toString(CacheKey.ttl().toSeconds()),
                    EventJson.writeString(configuration));
            presence.answered();
            return true;
        } catch (RuntimeException e) {
            presence.failed(e);
            return false;
        }
    }
}
