package dev.guildhall.command.giveaway;

/** As clients are told it. */
enum GiveawayStatus {
    /** Made, but nobody may enter yet. */
    PENDING,
    ACTIVE,
    ENDED,
    CANCELLED;

    boolean isOpen() {
        return this == PENDING || this == ACTIVE;
    }
}
