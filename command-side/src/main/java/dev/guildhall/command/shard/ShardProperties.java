package dev.guildhall.command.shard;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bot processes hold shards.
 *
 * @param lease how long a range of shards is kept for a process that does not renew it: 1 s to 5 minutes
 */
@ConfigurationProperties("guildhall.shards")
record ShardProperties(@DefaultValue("15s") Duration lease) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    ShardProperties {
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("guildhall.shards.lease must be from 1s to 5m, not " + lease);
        }
    }
}
