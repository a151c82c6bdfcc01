package dev.guildhall.simulator.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Discord's ids: milliseconds since 2015 in the upper 42 bits, a counter below. New ids carry the present time, since
 * clients read ages and deadlines of interactions out of them. Confined to the world's thread.
 */
public final class Snowflakes {
    private static final long DISCORD_EPOCH_MILLIS = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;
    private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{15,20}");

    private final Clock clock;
    private long last;

    public Snowflakes(Clock clock) {
        this.clock = clock;
    }

    /** An id greater than every earlier one of this source. */
    public String next() {
        long now = (clock.millis() - DISCORD_EPOCH_MILLIS) << TIME_SHIFT;
        last = Math.max(now, last + 1);
        return Long.toString(last);
    }

    public static Instant createdAt(String snowflake) {
        return Instant.ofEpochMilli((Long.parseLong(snowflake) >>> TIME_SHIFT) + DISCORD_EPOCH_MILLIS);
    }

    /** The shard that Discord gives a guild to. */
    public static int shardOf(String guildId, int shards) {
        return (int) ((Long.parseLong(guildId) >>> TIME_SHIFT) % shards);
    }

    public static boolean isSnowflake(String text) {
        return SNOWFLAKE.matcher(text).matches();
    }
}
