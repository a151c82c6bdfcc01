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

/**
 * The configurations that all processes share in Redis. Redis may be absent at any time: then nothing is found and
 * nothing is kept, within a second and without an error. Thread-safe.
 */
final class SharedConfigurations {
    private static final Logger LOG = LoggerFactory.getLogger(SharedConfigurations.class);

    private static final RedisScript<Long> PUT_UNLESS_OLDER =
            RedisScript.of(VersionedValue.PUT_UNLESS_OLDER, Long.class);

    private final StringRedisTemplate redis;

    SharedConfigurations(StringRedisTemplate redis) {
        this.redis = redis;
    }

    Optional<GuildConfiguration> find(String guildId) {
        try {
            String json = redis.opsForValue().get(CacheKey.guildConfig(guildId));
            return Optional.ofNullable(json).map(text -> EventJson.read(text, GuildConfiguration.class));
        } catch (RuntimeException e) {
            // Whatever it is (Redis away, a value that cannot be read): there is a source behind this cache.
            LOG.debug("Configuration of guild {} not readable from Redis: {}", guildId, e.toString());
            return Optional.empty();
        }
    }

    /** Without effect where Redis holds a higher version already. */
    void put(GuildConfiguration configuration) {
        try {
            redis.execute(
                    PUT_UNLESS_OLDER,
                    List.of(CacheKey.guildConfig(configuration.guildId())),
                    Long.toString(configuration.version()),
                    Long.toString(CacheKey.ttl().toSeconds()),
                    EventJson.writeString(configuration));
        } catch (RuntimeException e) {
            LOG.debug("Configuration of guild {} not written to Redis: {}", configuration.guildId(), e.toString());
        }
    }
}
