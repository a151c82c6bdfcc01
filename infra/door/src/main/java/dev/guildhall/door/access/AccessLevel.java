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
        return compareTo(READ) >= 0;
    }

    public boolean mayWrite() {
        return compareTo(WRITE) >= 0;
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
