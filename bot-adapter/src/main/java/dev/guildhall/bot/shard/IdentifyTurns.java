package dev.guildhall.bot.shard;

import dev.guildhall.bot.sides.ShardSide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has shards of one bucket identify one after another, those of other processes included. While the command side is away this
 * process goes by itself alone: Discord answers whoever comes too early with an invalid session, and JDA tries again.
 */
final class IdentifyTurns implements ShardSessions.Turns {
    private static final Logger LOG = LoggerFactory.getLogger(IdentifyTurns.class);

    private final ShardSide side;
    private final int buckets;
    private final Duration interval;
    private final Map<Integer, Long> ownNext = new HashMap<>();

    /** @param buckets Discord's {@code max_concurrency} */
    IdentifyTurns(ShardSide side, int buckets, Duration interval) {
        this.side = side;
        this.buckets = Math.max(1, buckets);
        this.interval = interval;
    }

    @Override
    public void await(int shard) throws InterruptedException {
        int bucket = shard % buckets;
        Duration wait = ask(bucket);
        while (wait.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            wait = ask(bucket);
        }
    }

    private Duration ask(int bucket) {
        try {
            return side.identify(bucket, interval);
        } catch (SideAway | SideRefused e) {
            LOG.debug("Nobody says whether a shard may identify: {}", e.getMessage());
            return ownTurn(bucket);
        }
    }

    private synchronized Duration ownTurn(int bucket) {
        long now = System.nanoTime();
        Long next = ownNext.get(bucket);
        if (next != null && next - now > 0) {
            return Duration.ofNanos(next - now);
        }
        ownNext.put(bucket, now + interval.toNanos());
        return Duration.ZERO;
    }
}
