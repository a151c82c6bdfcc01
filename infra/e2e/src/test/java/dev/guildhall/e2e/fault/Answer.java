package dev.guildhall.e2e.fault;

/**
 * What a caller was told.
 *
 * @param version of the guild's configuration afterwards; 0 unless the command was carried out
 * @param detail for people
 */
record Answer(Kind kind, long version, String detail) {
    /** By the first word of a line in the ledger. */
    enum Kind {
        /** Carried out: it is in the log for ever. */
        ACKNOWLEDGED,
        /** An earlier attempt under the same command id had been carried out. */
        REPEATED,
        /** 503, and nothing was stored. */
        REFUSED,
        /** 503, and the caller should ask again under the same id. */
        UNKNOWN,
        /** The guild said no. */
        REJECTED,
        /** Told that others keep coming first, which no caller should ever be. */
        CONFLICT,
        /** A fault that no caller should ever see. */
        UNEXPECTED
    }

    static Answer of(Kind kind, String detail) {
        return new Answer(kind, 0, detail.replaceAll("\\s+", " "));
    }

    boolean settles() {
        return kind != Kind.UNKNOWN && kind != Kind.REFUSED;
    }
}
