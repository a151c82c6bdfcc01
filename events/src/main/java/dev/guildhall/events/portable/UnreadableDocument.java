package dev.guildhall.events.portable;

import dev.guildhall.events.config.Violation;

/** What is not such a document, or is of a version that this program does not know. */
public final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    UnreadableDocument(String pointer, String detail) {
        super(detail, null, false, false);
        violation = new Violation(pointer, detail);
    }

    /** With a pointer into the document. */
    public Violation violation() {
        return violation;
    }
}
