package dev.guildhall.command.dispatch;

/** An aggregate has rejected a command; nothing was changed. */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;
    private final long sequence;

    /** @param sequence of the last event that it knew of when it decided; -1 when it knew none */
    public Rejected(Rejection rejection, long sequence) {
        // A rejection is an answer, not a fault: nobody reads its stack.
        super(rejection.problem().detail(), null, false, false);
        this.rejection = rejection;
        this.sequence = sequence;
    }

    public Rejection rejection() {
        return rejection;
    }

    long sequence() {
        return sequence;
    }
}
