package dev.guildhall.bot.shard;

import java.time.Duration;

/**
 * What Discord says about this bot and its gateway.
 *
 * @param shards how many it recommends
 * @param remaining how many may identify until {@code resetAfter}; who goes beyond that loses the token
 * @param maxConcurrency into how many buckets shards are divided that need not wait for one another to identify
 */
public record GatewayTerms(int shards, int remaining, Duration resetAfter, int maxConcurrency) {
    /** Asks Discord. */
    @FunctionalInterface
    public interface Source {
        /**
         * Blocks.
         *
         * @throws java.io.IOException if it does not answer, or not with that
         */
        GatewayTerms ask() throws java.io.IOException;
    }
}
