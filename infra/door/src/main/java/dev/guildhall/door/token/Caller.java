package dev.guildhall.door.token;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as an access token says it. A service (the bot, the push) has a component's name as its id and may act
 * for a user; it is never a user itself.
 *
 * @param session of a user: when it ends, whatever was opened in its name is closed; {@code null} for a service
 */
public record Caller(
        Kind kind, String id, String name, @Nullable UUID session) {
    /** What the token was made for. */
    public enum Kind {
        USER,
        SERVICE
    }

    public boolean isService() {
        return kind == Kind.SERVICE;
    }
}
