package dev.guildhall.query.giveaway;

/**
 * What becomes of one member's part in a giveaway.
 *
 * @param tickets 0 when the member has left
 */
record EntryChange(String giveawayId, String userId, int tickets, long timestampMillis, long position) {}
