package dev.guildhall.simulator.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the Authorization header proves it.
 *
 * @param userId the bot's id, or the user who granted the bearer token; null for nobody
 * @param scopes what the user granted; empty for the bot
 */
public record Caller(boolean bot, @Nullable String userId, Set<String> scopes) {
    public static final Caller NOBODY = new Caller(false, null, Set.of());

    public boolean nobody() {
        return userId == null;
    }
}
