package dev.guildhall.query.configuration;

import java.util.Map;
import java.util.Set;

/**
 * Takes part in the transaction of each batch of the projection: what it writes is committed with the view, or not at
 * all, and done again with it. Locks are taken in the order of the two methods.
 */
public interface WithinBatch {
    /**
     * Before the view is written.
     *
     * @param keys by user id the number of the last key destroyed; a batch may be read again long after it was followed
     */
    void erased(Map<String, Long> keys);

    /** After the view is written, which says that the bot is not in these guilds, or was not for a while. */
    void left(Set<String> guildIds);
}
