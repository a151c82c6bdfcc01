package dev.guildhall.bot.shard;

/**
 * Shards that this process serves.
 *
 * @param total into how many shards the guilds are divided
 */
public record ShardGrant(ShardRange range, int total) {
    /** The one that there is. */
    public static final ShardGrant ONLY = new ShardGrant(new ShardRange(0, 0), 1);

    public boolean isDivided() {
        return total > 1;
    }
}
