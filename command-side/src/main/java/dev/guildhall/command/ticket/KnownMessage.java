package dev.guildhall.command.ticket;

/**
 * What the transcript remembers of a message, none of which is text.
 *
 * @param written whether it was ever noticed before it was gone
 * @param deleted whether it is gone
 * @param editedAtMillis 0 when it was never edited
 */
record KnownMessage(boolean written, boolean deleted, long editedAtMillis) {
    static final KnownMessage NEVER_SEEN = new KnownMessage(false, false, 0);

    KnownMessage whenWritten() {
        return new KnownMessage(true, deleted, editedAtMillis);
    }

    KnownMessage editedAt(long millis) {
        return new KnownMessage(written, deleted, millis);
    }

    KnownMessage whenDeleted() {
        return new KnownMessage(written, true, editedAtMillis);
    }
}
