package dev.guildhall.simulator.http;

/** Which callers a route takes. */
public enum Proof {
    /** Anybody: the path itself holds the secret, or there is none to keep. */
    NONE,
    BOT,
    BEARER,
    BOT_OR_BEARER;

    boolean accepts(Caller caller) {
        return switch (this) {
            case NONE -> true;
            case BOT -> caller.bot();
            case BEARER -> !caller.bot() && !caller.nobody();
            case BOT_OR_BEARER -> !caller.nobody();
        };
    }
}
