package dev.guildhall.events.trigger;

import java.util.Arrays;
import java.util.List;

/** How a trigger is held against a message. All but {@link #REGEX} ignore case. */
public enum TriggerMatch {
    EXACT,
    CONTAINS,
    STARTS,
    ENDS,
    /** The whole message, where {@code *} stands for any text and {@code ?} for one character. */
    WILDCARD,
    /** Somewhere in the message, in the syntax of RE2: no back-references, no look-around. */
    REGEX;

    public static List<String> words() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
