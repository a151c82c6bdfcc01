package dev.guildhall.query.rebuild;

import dev.guildhall.query.projection.RebuildOrder.Wanted;

/** By which somebody carries a rebuild out, in this process and with this data base. */
@FunctionalInterface
interface Mandate {
    /** What is to become of it. @throws Superseded when this process is to end */
    Wanted wanted();

    /**
     * Whether the data base is still the one with which it was begun, without a crash or a change-over in between: what was
     * written and not waited for is there only then. To be asked in the transaction that depends on it.
     */
    default boolean stands() {
        return true;
    }
}
