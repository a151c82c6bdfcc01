package dev.guildhall.bot.shard;

/** Whether this process may still act for the shards that it was given. Thread-safe. */
@FunctionalInterface
public interface Tenure {
    /** Of a process that shares its shards with nobody. */
    Tenure LASTING = () -> true;

    /** To be asked before everything that is done in Discord. May block for some seconds if that is not known. */
    boolean mayAct();
}
