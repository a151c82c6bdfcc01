package dev.guildhall.query.health;

import dev.guildhall.door.status.BotStatus;

/**
 * The configuration caches of all bot processes together, in the envelope of every answer and beside it, where existing
 * scripts look.
 *
 * @param memoryCacheSize guilds in memory; one that two processes hold counts twice
 * @param cacheHitRate from 0 to 1, and 1 before the first reading
 */
record CacheStats(boolean success, Figures data, boolean redisAvailable, long memoryCacheSize, double cacheHitRate) {
    /** What the contract names. */
    record Figures(boolean redisAvailable, long memoryCacheSize, double cacheHitRate) {}

    static CacheStats of(BotStatus bot) {
        double hitRate = bot.cacheReads() == 0 ? 1 : (double) bot.cacheHits() / bot.cacheReads();
        Figures figures = new Figures(bot.redisAvailable(), bot.memoryCacheSize(), hitRate);
        return new CacheStats(true, figures, figures.redisAvailable(), figures.memoryCacheSize(), hitRate);
    }
}
