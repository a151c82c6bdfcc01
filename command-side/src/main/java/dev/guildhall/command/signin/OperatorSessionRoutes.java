package dev.guildhall.command.signin;

import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where operators see that somebody is signed in, and end it: a lost telephone, a token in the wrong hands. */
@RestController
@RequestMapping("/api/ops/sessions")
public final class OperatorSessionRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorSessionRoutes.class);
    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");

    /** No session's id: none of the sessions that are listed is the one that asks. */
    private static final UUID NOBODYS = new UUID(0, 0);

    private final Operators operators;
    private final PanelSessions sessions;

    OperatorSessionRoutes(Operators operators, PanelSessions sessions) {
        this.operators = operators;
        this.sessions = sessions;
    }

    /** Without what the browser calls itself, which is the user's own business. */
    record UserSession(UUID id, String userId, Instant createdAt, Instant lastUsedAt) {}

    @GetMapping
    Answer<List<UserSession>> list(Asker asker, @RequestParam(name = "userId") String userId) {
        operators.operator(asker);
        List<UserSession> open = sessions.list(checked(userId), NOBODYS).stream()
                .map(session -> new UserSession(session.id(), userId, session.createdAt(), session.lastUsedAt()))
                .toList();
        return new Answer<>(true, open, null, open.size(), null);
    }

    @DeleteMapping("/{id}")
    Answer<Map<String, Object>> revoke(Asker asker, @PathVariable UUID id) {
        Asker operator = operators.operator(asker);
        if (!sessions.revokeByOperator(id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such session, or it is over");
        }
        LOG.info("Operator {} ended session {}", operator.userId(), id);
        return Answer.of(Map.of("ended", 1));
    }

    @DeleteMapping
    Answer<Map<String, Object>> revokeAll(Asker asker, @RequestParam(name = "userId") String userId) {
        Asker operator = operators.operator(asker);
        int ended = sessions.revokeAllByOperator(checked(userId));
        LOG.info("Operator {} ended {} sessions of user {}", operator.userId(), ended, userId);
        return Answer.of(Map.of("ended", ended));
    }

    private static String checked(String userId) {
        if (!SNOWFLAKE.matcher(userId).matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "'userId' must be a Discord id");
        }
        return userId;
    }
}
