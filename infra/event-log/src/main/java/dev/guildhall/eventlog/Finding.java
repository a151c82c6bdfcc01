package dev.guildhall.eventlog;

/**
 * The first thing that is wrong with the log. Its first wrong row lies within {@code position} and {@code through},
 * which are equal unless only anchors could tell. Whoever made links anew for the rows before it moves it further on, but
 * never beyond the next anchor, see {@link VerificationReport#newestVerified()}.
 *
 * @param detail for people, in one sentence
 */
public record Finding(Kind kind, long position, long through, String detail) {
    /** What was done, as far as hashes can tell. */
    public enum Kind {
        /** A field of the row is not what it was. */
        EDITED,
        /** Rows are missing, whether or not the rest was numbered anew. */
        DELETED,
        /** The row belongs elsewhere, and the row of that place stands here. */
        SWAPPED,
        /** The row never was part of the log. */
        INSERTED,
        /** An anchor lies beyond the end. */
        CUT_TAIL,
        /** Every link follows, but to another head than the one that was anchored. */
        REWRITTEN
    }
}
