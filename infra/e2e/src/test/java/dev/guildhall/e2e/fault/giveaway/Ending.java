package dev.guildhall.e2e.fault.giveaway;

/** How giveaways of a run come to their end. */
enum Ending {
    BY_HAND,
    BY_TIME,
    /** Before its time, which comes while the run goes on, and must mean nothing then. */
    CANCELLED
}
