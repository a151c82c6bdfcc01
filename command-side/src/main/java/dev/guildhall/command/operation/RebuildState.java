package dev.guildhall.command.operation;

import java.util.Locale;

/** What operators want of a rebuild; how far it has come is known to the query side alone. */
enum RebuildState {
    REQUESTED,
    PAUSED,
    ABORTED,
    ROLLED_BACK;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing more can be wanted of it. */
    boolean isFinal() {
        return this == ABORTED || this == ROLLED_BACK;
    }
}
