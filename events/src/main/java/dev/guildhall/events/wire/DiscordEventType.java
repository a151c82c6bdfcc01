package dev.guildhall.events.wire;

/** What can have happened in Discord; the names are those on the wire. */
public enum DiscordEventType {
    MEMBER_JOIN,
    MEMBER_LEAVE,
    TICKET_CREATE,
    TICKET_CLAIM,
    TICKET_CLOSE,
    TICKET_REOPEN,
    GIVEAWAY_CREATE,
    GIVEAWAY_ENTRY,
    GIVEAWAY_END,
    GIVEAWAY_CANCEL,
    GIVEAWAY_REROLL
}
