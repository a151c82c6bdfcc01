package dev.guildhall.command.signin;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody sees where they are signed in, and ends what they do not know. */
@RestController
@RequestMapping("/api/auth/sessions")
public final class SessionRoutes {
    private final PanelSessions sessions;

    SessionRoutes(PanelSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    Answer<List<OpenSession>> list(Caller caller) {
        List<OpenSession> open = sessions.list(caller.id(), session(caller));
        return new Answer<>(true, open, null, open.size(), null);
    }

    /** Ending the current one is signing out, but for the cookies. */
    @DeleteMapping("/{id}")
    Answer<Map<String, Object>> revoke(@PathVariable UUID id, Caller caller) {
        session(caller);
        if (!sessions.revoke(caller.id(), id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "You have no such session");
        }
        return Answer.of(Map.of("ended", 1));
    }

    /** All but the one that asks. */
    @DeleteMapping
    Answer<Map<String, Object>> revokeOthers(Caller caller) {
        return Answer.of(Map.of("ended", sessions.revokeOthers(caller.id(), session(caller))));
    }

    private static UUID session(Caller caller) {
        UUID session = caller.session();
        if (session == null) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Sessions are for users");
        }
        return session;
    }
}
