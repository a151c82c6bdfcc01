package dev.guildhall.bot.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.GuildConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What guilds have configured: looked for in memory, then in Redis, then at the query side, and kept on the way back.
 * An answer is never older than the latest version that this bot was told of. A value only ever gives way to one of
 * a higher version. Thread-safe.
 */
public final class ConfigurationCache {
    /** A configuration takes some ten kilobytes at most, so this is bounded by about 100 MB and usually far below. */
    static final int MAX_GUILDS = 10_000;

    /** A reading is repeated when an invalidation overtook it; a guild that changes faster than that has to wait. */
    private static final int MAX_READINGS = 4;

    private final VersionFloors floors = new VersionFloors();
    private final SingleFlight<String, Held> flights = new SingleFlight<>();
    private final SharedConfigurations shared;
    private final QuerySide querySide;
    private final CacheCounters counters;
    private final Cache<String, Held> memory = Caffeine.newBuilder()
            .maximumSize(MAX_GUILDS)
            .expireAfter(Expiry.<String, Held>writing((guildId, held) -> CacheKey.ttl()))
            .build();

    public ConfigurationCache(StringRedisTemplate redis, QuerySide querySide, MeterRegistry meters) {
        this.shared = new SharedConfigurations(redis);
        this.querySide = querySide;
        this.counters = new CacheCounters(meters);
        Gauge.builder("guildhall.bot.configuration.guilds", memory, Cache::estimatedSize)
                .description("Guilds whose configuration is in memory")
                .register(meters);
    }

    /**
     * May block for a few seconds when the query side has to be asked.
     *
     * @throws SideAway when nothing recent enough can be had now
     * @throws SideRefused when the query side does not know the guild
     */
    public GuildConfiguration read(String guildId) {
        Held held = memory.getIfPresent(guildId);
        if (held != null && held.reflects() >= floors.of(guildId)) {
            counters.inMemory();
            return held.configuration();
        }
        for (int reading = 0; reading < MAX_READINGS; reading++) {
            Held loaded = flights.join(guildId, () -> load(guildId));
            if (loaded.reflects() >= floors.of(guildId)) {
                return loaded.configuration();
            }
        }
        throw new SideAway("the guild's configuration changes faster than it can be read");
    }

    /** There is a version at least as high as this one. Whether that was news. */
    public boolean invalidate(String guildId, long version) {
        return floors.raise(guildId, version);
    }

    /** Forget the value, whatever its version, and answer nothing older than this one. */
    public void reload(String guildId, long version) {
        floors.raise(guildId, version);
        memory.invalidate(guildId);
    }

    /** The bot is no longer in the guild. */
    public void forget(String guildId) {
        memory.invalidate(guildId);
        floors.forget(guildId);
    }

    /** Forget every value: it is not known what was missed. */
    public void forgetValues() {
        memory.invalidateAll();
    }

    /** Redis has answered somebody: whoever reads need not go without it any longer. */
    public void sharedAgain() {
        shared.available();
    }

    /**
     * Redis was away and may be empty, and everything that changed meanwhile is known: what is in memory and still good is
     * shared again. Ends at the first value that Redis does not take.
     *
     * @return whether all was shared
     */
    public boolean refill() {
        for (Held held : memory.asMap().values()) {
            GuildConfiguration configuration = held.configuration();
            if (held.reflects() >= floors.of(configuration.guildId()) && !shared.put(configuration)) {
                return false;
            }
        }
        return true;
    }

    /** Whether values are shared with other processes at the moment. */
    public boolean isShared() {
        return shared.isAvailable();
    }

    /** Readings answered without the query side. */
    public long hits() {
        return counters.hits();
    }

    /** All readings. */
    public long reads() {
        return counters.reads();
    }

    /** Guilds in memory. */
    public long size() {
        return memory.estimatedSize();
    }

    /** The share of readings that did not need the query side, from 0 to 1. */
    public double hitRate() {
        return counters.hitRate();
    }

    /** The highest version of the guild that this bot was told of; 0 when none was. */
    public long knownVersion(String guildId) {
        return floors.of(guildId);
    }

    private Held load(String guildId) {
        long floor = floors.of(guildId);
        Held landed = memory.getIfPresent(guildId);
        if (landed != null && landed.reflects() >= floor) {
            // Another flight landed between this reader's look and the beginning of its own.
            counters.inMemory();
            return landed;
        }
        GuildConfiguration found = shared.find(guildId)
                .filter(configuration -> configuration.version() >= floor)
                .orElse(null);
        if (found != null) {
            counters.inRedis();
            return keep(Held.of(found, 0));
        }
        GuildConfiguration read = querySide.configuration(guildId, floor);
        counters.atQuerySide();
        shared.put(read);
        return keep(Held.of(read, floor));
    }

    private Held keep(Held held) {
        return memory.asMap().merge(held.configuration().guildId(), held, Held::newer);
    }
}
