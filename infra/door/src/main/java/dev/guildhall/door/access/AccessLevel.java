package dev.guildhall.door.access;

import java.util.Locale;

/** What a user may do in a guild, from nothing to everything; each level includes the ones before it. */
public enum AccessLevel {
    NONE,
    READ,
    WRITE,
    ADMINISTRATOR,
    OWNER;

    public boolean mayRead() {
        return includes(READ);
    }

    public boolean mayWrite() {
        return includes(WRITE);
    }

    /** Whether this is enough to let others in: the owner's alone. */
    public boolean mayGrant() {
        return includes(OWNER);
    }

    public boolean includes(AccessLevel other) {
        return compareTo(other) >= 0;
    }

    /** As it is written in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that no level has */
    public static AccessLevel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
