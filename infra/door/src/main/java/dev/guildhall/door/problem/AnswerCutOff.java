package dev.guildhall.door.problem;

/**
 * An answer that has begun cannot be ended as it should. The connection is cut, so that nobody takes what was sent for the
 * whole.
 */
public final class AnswerCutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnswerCutOff(Throwable cause) {
        super("An answer that had begun could not be ended", cause);
    }
}
