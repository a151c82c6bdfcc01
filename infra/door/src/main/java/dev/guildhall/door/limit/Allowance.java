package dev.guildhall.door.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * So many uses a minute for each key, as a bucket that fills evenly: the whole of it may be used at once. What is
 * remembered is bounded; a key that rested for two minutes has its whole allowance again and is forgotten. Thread-safe.
 */
final class Allowance {
    /** Beyond, those that rested longest get their whole allowance back. */
    static final int MAX_KEYS = 100_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Cache<String, Bucket> buckets;

    /** @param perMinute 0 for no bound */
    Allowance(int perMinute) {
        this.perMinute = perMinute;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build();
    }

    int perMinute() {
        return perMinute;
    }

    /** Uses one; if none is left, answers when there will be one. */
    Optional<Duration> use(String key) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Takes a use back. */
    void giveBack(String key) {
        if (perMinute > 0) {
            bucket(key).addTokens(1);
        }
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
    }
}
