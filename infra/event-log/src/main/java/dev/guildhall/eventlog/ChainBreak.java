package dev.guildhall.eventlog;

/** A place where the log is not what it should be, before anybody asked why. */
record ChainBreak(Symptom symptom, long position) {
    /** In the order in which they count where two stand at one position. */
    enum Symptom {
        MISSING,
        REPEATED,
        DOES_NOT_FOLLOW,
        DISOWNED
    }

    boolean isBefore(ChainBreak other) {
        return position < other.position || (position == other.position && symptom.compareTo(other.symptom) < 0);
    }
}
