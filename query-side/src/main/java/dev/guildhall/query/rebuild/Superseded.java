package dev.guildhall.query.rebuild;

/** Somebody else carries the rebuild out. */
final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Superseded() {
        super("the rebuild was taken up by somebody else", null, false, false);
    }
}
