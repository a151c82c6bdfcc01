package dev.guildhall.query.effect;

import java.util.List;

/**
 * Guilds of some shards of Discord's gateway.
 *
 * @param total into how many the guilds are divided
 */
record ShardFilter(int total, List<Integer> shards) {
    /** More than Discord has given to any bot. */
    static final int MAX_SHARDS = 4_096;

    ShardFilter {
        shards = List.copyOf(shards);
    }
}
