package dev.guildhall.door.status;

/**
 * One bot process, or several taken together.
 *
 * @param discordConnected whether there is a session with Discord; of several processes, in one at least
 * @param redisAvailable whether configurations are shared through Redis, or kept in memory alone
 * @param memoryCacheSize guilds whose configuration is in memory
 * @param cacheHits readings of a configuration that were answered from memory or Redis
 * @param cacheReads all readings
 */
public record BotStatus(
        boolean discordConnected, boolean redisAvailable, long memoryCacheSize, long cacheHits, long cacheReads) {
    /** A process that does not answer, or none at all. */
    public static final BotStatus NONE = new BotStatus(false, false, 0, 0, 0);

    /** Where a bot process tells it to other sides. */
    public static final String ROUTE = "/internal/bot/status";

    public BotStatus and(BotStatus other) {
        return new BotStatus(
                discordConnected || other.discordConnected,
                redisAvailable || other.redisAvailable,
                memoryCacheSize + other.memoryCacheSize,
                cacheHits + other.cacheHits,
                cacheReads + other.cacheReads);
    }

    /** Who knows. May block for as long as another process takes to answer. */
    @FunctionalInterface
    public interface Source {
        BotStatus botStatus();
    }
}
