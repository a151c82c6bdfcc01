package dev.guildhall.door;

/** There is no usable secret to sign tokens with, so nothing may be started. */
public final class MissingSecret extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingSecret(String detail) {
        super(detail);
    }
}
