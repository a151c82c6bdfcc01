package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.fault.giveaway.Entrant.Standing;
import java.util.List;
import java.util.Map;

/**
 * What people know of a giveaway.
 *
 * @param standings of those who pressed its button
 * @param told the winners that whoever steered it was told, round by round; none of an end by time
 */
record Account(String id, Ending ending, Map<String, Standing> standings, List<List<String>> told) {
    /** Whether there was to be a draw. */
    boolean drawn() {
        return ending != Ending.CANCELLED;
    }

    /** Rounds whose winners nobody was told in an answer. */
    int unheard() {
        return ending == Ending.BY_TIME ? 1 : 0;
    }
}
