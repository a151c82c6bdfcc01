package dev.guildhall.ops;

/** Ends the program: says what is wrong and what to do about it, in a line each, and by which {@link ExitCode}. */
final class OpsFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String advice;

    OpsFailure(int exitCode, String message, String advice) {
        super(message);
        this.exitCode = exitCode;
        this.advice = advice;
    }

    int exitCode() {
        return exitCode;
    }

    String advice() {
        return advice;
    }
}
