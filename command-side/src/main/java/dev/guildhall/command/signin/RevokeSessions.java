package dev.guildhall.command.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * See {@link dev.guildhall.events.signin.SessionsRevoked}.
 *
 * @param sessionIds those that went on a moment ago; at most {@link PanelSessions#MAX_SESSIONS_OF_A_USER}
 */
record RevokeSessions(
        String revocationId,
        String userId,
        List<String> sessionIds,
        @Nullable String reason) implements RevocationCommand {
    RevokeSessions {
        sessionIds = List.copyOf(sessionIds);
    }
}
