package dev.guildhall.push.connection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody may not come in, in the shape in which a Socket.IO client turns it into its {@code connect_error}.
 *
 * @param message for people
 */
record Refusal(String message, Data data) {
    /**
     * What a program may go by.
     *
     * @param retryable whether the same attempt may succeed a little later
     */
    record Data(String code, boolean retryable) {}

    static final Refusal BUSY = new Refusal("too many are connecting at this moment", new Data("busy", true));
    static final Refusal TOO_MANY_SOCKETS =
            new Refusal("this user has too many open sockets", new Data("too-many-sockets", false));
    static final Refusal UNAVAILABLE =
            new Refusal("access cannot be checked at this moment", new Data("unavailable", true));

    static Refusal unauthorized(@Nullable String why) {
        return new Refusal(Objects.requireNonNullElse(why, "the token is not good"), new Data("unauthorized", false));
    }
}
