package dev.guildhall.embedded;

/** An embedded server could not be started or stopped. The text says what the person at the terminal can do. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String text) {
        super(text);
    }

    EmbeddedServerException(String text, Throwable cause) {
        super(text, cause);
    }
}
