package dev.guildhall.command.shard;

/** Shards that follow one another; both ends belong to it. */
record ShardRange(int first, int last) {
    boolean overlaps(ShardRange other) {
        return first <= other.last && other.first <= last;
    }
}
