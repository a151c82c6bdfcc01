package dev.guildhall.contract.access;

/** A guild, as seen by the roles. */
public enum Place {
    /** The one in which the roles are what their names say. */
    OWN,
    /** The bot is in it, but none of the roles. */
    FOREIGN,
    /** No guild has that id. */
    UNKNOWN,
    /** The roles are in it as in their own, but the bot has been removed. */
    LEFT
}
