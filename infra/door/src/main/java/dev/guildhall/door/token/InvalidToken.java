package dev.guildhall.door.token;

/** The token does not open the door. The detail says why, without repeating the token. */
public final class InvalidToken extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidToken(String detail) {
        super(detail);
    }
}
