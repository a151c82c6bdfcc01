package dev.guildhall.command.history;

import java.util.List;

/**
 * What a guild's history says about a wish to go back.
 *
 * @param fields each at most once
 * @param knownSequence of the guild's last event that was looked at: whatever came after it may be in the way
 */
public record RevertPlan(List<PastField> fields, long knownSequence) {
    /** Wants nothing, whatever happened. */
    static final RevertPlan NOTHING = new RevertPlan(List.of(), Long.MAX_VALUE);
}
