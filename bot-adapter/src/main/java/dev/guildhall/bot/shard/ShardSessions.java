package dev.guildhall.bot.shard;

/** Where sessions with Discord are opened and closed. Called by one thread. */
public interface ShardSessions {
    /**
     * Opens a session for each shard, in the background and for as long as it takes.
     *
     * @param turns to be awaited before each identification
     */
    void open(ShardGrant grant, Tenure tenure, Turns turns);

    /** Closes them, without a last word to anybody. */
    void abandon();

    /** The order in which shards identify. */
    @FunctionalInterface
    interface Turns {
        /** Of a process that has nobody to wait for. */
        Turns NONE = shard -> {};

        /** Blocks until it is that shard's turn. */
        void await(int shard) throws InterruptedException;
    }
}
