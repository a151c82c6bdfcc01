package dev.guildhall.door.status;

/**
 * One bot process, or several taken together.
 *
 * @param discordConnected whether there is a session with Discord for each shard that it serves; of several processes, for each
 *     shard in one at least
 * @param redisAvailable whether configurations are shared through Redis, or kept in memory alone
 * @param memoryCacheSize guilds whose configuration is in memory
 * @param cacheHits readings of a configuration that were answered from memory or Redis
 * @param cacheReads all readings
 * @param shardsConnected shards that have a session
 * @param shardsTotal into how many shards the guilds are divided; 0 of a process that serves none
 */
public record BotStatus(
        boolean discordConnected,
        boolean redisAvailable,
        long memoryCacheSize,
        long cacheHits,
        long cacheReads,
        int shardsConnected,
        int shardsTotal) {
    /** A process that does not answer, or none at all. */
    public static final BotStatus NONE = new BotStatus(false, false, 0, 0, 0, 0, 0);

    /** Where a bot process tells it to other sides. */
    public static final String ROUTE = "/internal/bot/status";

    public BotStatus and(BotStatus other) {
        int connected = shardsConnected + other.shardsConnected;
        int total = Math.max(shardsTotal, other.shardsTotal);
        return new BotStatus(
                total == 0 ? discordConnected || other.discordConnected : connected >= total,
                redisAvailable || other.redisAvailable,
                memoryCacheSize + other.memoryCacheSize,
                cacheHits + other.cacheHits,
                cacheReads + other.cacheReads,
                connected,
                total);
    }

    /** Who knows. May block for as long as another process takes to answer. */
    @FunctionalInterface
    public interface Source {
        BotStatus botStatus();
    }
}
