package dev.guildhall.door.token;

/**
 * Who is asking, as an access token says it. A service (the bot, the push) has a component's name as its id and may act
 * for a user; it is never a user itself.
 */
public record Caller(Kind kind, String id, String name) {
    /** What the token was made for. */
    public enum Kind {
        USER,
        SERVICE
    }

    public boolean isService() {
        return kind == Kind.SERVICE;
    }
}
