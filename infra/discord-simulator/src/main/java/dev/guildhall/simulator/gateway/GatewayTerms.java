package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the gateway asks of bots that have many guilds. At first, as of a small bot, nothing: one shard, and nobody waits
 * before identifying. Confined to the world's thread.
 */
public final class GatewayTerms {
    /** Shards of one bot. */
    public static final int MAX_SHARDS = 4_096;

    /** Guilds on one shard, as Discord has it. */
    public static final int MAX_GUILDS_PER_SHARD = 2_500;

    /** Longest time for which shards of one bucket wait for one another. */
    public static final Duration MAX_INTERVAL = Duration.ofMinutes(1);

    private static final int SESSION_STARTS = 1_000;

    private final World world;
    private final Map<Integer, Instant> nextOfBucket = new HashMap<>();
    private int shards = 1;
    private int maxConcurrency = 1;
    private int guildsPerShard = MAX_GUILDS_PER_SHARD;
    private Duration interval = Duration.ZERO;
    private int started;

    public GatewayTerms(World world) {
        this.world = world;
    }

    /** As {@code /gateway/bot} says it. */
    public void tell(ObjectNode json) {
        json.put("shards", shards);
        json.putObject("session_start_limit")
                .put("total", SESSION_STARTS)
                .put("remaining", SESSION_STARTS)
                .put("reset_after", 0)
                .put("max_concurrency", maxConcurrency);
    }

    /** From now on; {@code interval} zero lets everybody identify at any time. */
    public void set(int recommended, int concurrency, Duration identifyInterval, int mostGuilds) {
        shards = recommended;
        maxConcurrency = concurrency;
        interval = identifyInterval;
        guildsPerShard = mostGuilds;
        nextOfBucket.clear();
    }

    public ObjectNode toJson() {
        return Json.object()
                .put("shards", shards)
                .put("maxConcurrency", maxConcurrency)
                .put("identifyIntervalMillis", interval.toMillis())
                .put("guildsPerShard", guildsPerShard)
                .put("identified", started);
    }

    /** Whether so many guilds need more shards than there are. */
    boolean areTooMany(int guilds) {
        return guilds > guildsPerShard;
    }

    /** Whether it is that shard's turn, which is then over for its bucket until the interval has passed. */
    boolean mayIdentify(int shard) {
        Instant now = world.now();
        int bucket = shard % maxConcurrency;
        if (now.isBefore(nextOfBucket.getOrDefault(bucket, Instant.EPOCH))) {
            return false;
        }
        nextOfBucket.put(bucket, now.plus(interval));
        started++;
        return true;
    }
}
