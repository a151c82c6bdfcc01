package dev.guildhall.query.giveaway;

/** How far a giveaway is; the names are those on the wire. */
public enum GiveawayStatus {
    PENDING,
    ACTIVE,
    ENDED,
    CANCELLED
}
