package dev.guildhall.query.rebuild;

import java.util.Arrays;
import java.util.Locale;

/** How far a rebuild has come. */
enum RebuildState {
    /** Nobody has begun, or whoever had is to begin anew. */
    WAITING,
    /** The log is read and what follows from it is written beside the live view. */
    FILLING,
    CATCHING_UP,
    COMPARING,
    /** The live view was replaced; those are told whose guild differed. */
    ANNOUNCING,
    DONE,
    /** What was made differs from the live view, which stays. */
    DIFFERENT,
    FAILED,
    ABORTED,
    /** It was done, and what it had replaced is live again. */
    ROLLED_BACK;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isOpen() {
        return compareTo(DONE) < 0;
    }

    /** Before the live view is replaced; what follows is a matter of moments. */
    boolean canWait() {
        return compareTo(ANNOUNCING) < 0;
    }

    static RebuildState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
