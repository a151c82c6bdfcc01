package dev.guildhall.events.signin;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * These sessions are over, whatever else the user opens later.
 *
 * @param sessionIds 1 to 50
 * @param reason says something about the user, so it stands here and not with what is said of the operator
 */
@EventType("signin.SessionsRevoked")
public record SessionsRevoked(
        String revocationId,
        String userId,
        List<String> sessionIds,
        @Nullable @Personal(of = "userId") String reason) implements SessionEvent {
    public SessionsRevoked {
        sessionIds = List.copyOf(sessionIds);
    }
}
