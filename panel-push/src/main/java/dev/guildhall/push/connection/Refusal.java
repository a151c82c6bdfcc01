package dev.guildhall.push.connection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody may not come in, in the shape in which a Socket.IO client turns it into its {@code connect_error}.
 *
 * @param message for people
 */
record Refusal(String message, Data data) {
    /** @param code what a program may go by */
    record Data(String code) {}

    static final Refusal TOO_MANY_SOCKETS =
            new Refusal("this user has too many open sockets", new Data("too-many-sockets"));

    static Refusal unauthorized(@Nullable String why) {
        return new Refusal(Objects.requireNonNullElse(why, "the token is not good"), new Data("unauthorized"));
    }
}
