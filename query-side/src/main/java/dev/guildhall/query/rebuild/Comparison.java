package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ReplayedEvent;
import dev.guildhall.query.projection.Reached;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the live tables of a view against those that are to take their place, guild by guild. Most is compared while all go
 * on, and only what was written since is left for the moment when nobody may write. Used for one rebuild, by one thread.
 */
interface Comparison {
    /** @param live hash of the rows that are to be replaced; {@code null} where there are none */
    record Difference(
            String guildId, @Nullable String live, @Nullable String made) {}

    /**
     * Everything, while all go on.
     *
     * @param bringTo has what was made follow the log as far as the live view has
     */
    void compareAll(Consumer<Reached> bringTo);

    /** What was made has followed these as well. */
    void followed(List<ReplayedEvent> events);

    /** All that differs, by guild, while the live view is held and what was made is as far. */
    List<Difference> differences();

    /** The same of one guild, whatever else the live tables hold. */
    List<Difference> differences(String guildId);

    /** In the transaction in which the live view is replaced: these guilds are no longer the same. */
    void replaced(List<Difference> differences);
}
