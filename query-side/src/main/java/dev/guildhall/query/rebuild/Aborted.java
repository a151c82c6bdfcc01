package dev.guildhall.query.rebuild;

/** An operator has given the rebuild up. */
final class Aborted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Aborted() {
        super("the rebuild was aborted", null, false, false);
    }
}
