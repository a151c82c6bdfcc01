package dev.guildhall.command.signin;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where operators see that somebody is signed in, and end it: a lost telephone, a token in the wrong hands. The answer means that
 * the sessions are over.
 */
@RestController
@RequestMapping("/api/ops/sessions")
public final class OperatorSessionRoutes {
    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");

    private static final String REVOCATION = "revocation";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** No session's id: none of the sessions that are listed is the one that asks. */
    private static final UUID NOBODYS = new UUID(0, 0);

    private final Operators operators;
    private final PanelSessions sessions;
    private final Writes writes;
    private final Revocations revocations;

    OperatorSessionRoutes(Operators operators, PanelSessions sessions, Writes writes, Revocations revocations) {
        this.operators = operators;
        this.sessions = sessions;
        this.writes = writes;
        this.revocations = revocations;
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
    ResponseEntity<byte[]> revoke(@PathVariable UUID id, Write write) {
        return carryOut(
                revocation -> new RevokeSessions(
                        revocation,
                        sessions.userOf(id)
                                .orElseThrow(() -> new ProblemException(
                                        ProblemType.NOT_FOUND, "There is no such session, or it is over")),
                        List.of(id.toString()),
                        write.reason()),
                write);
    }

    @DeleteMapping
    ResponseEntity<byte[]> revokeAll(@RequestParam(name = "userId") String userId, Write write) {
        operators.operator(write.asker());
        String user = checked(userId);
        return carryOut(
                revocation -> new RevokeSessions(
                        revocation,
                        user,
                        sessions.list(user, NOBODYS).stream()
                                .map(session -> session.id().toString())
                                .toList(),
                        write.reason()),
                write);
    }

    private ResponseEntity<byte[]> carryOut(Function<String, RevokeSessions> command, Write write) {
        Write byOperator = write.as(operators.operator(write.asker())).withoutReason();
        ResponseEntity<byte[]> answer = writes.carryOut(
                new Writes.Task<>(
                        AskRevocation.NONE,
                        id -> command.apply(Ulid.of(REVOCATION, id)),
                        id -> new AskRevocation(Ulid.of(REVOCATION, id)),
                        RevokedSessions.class,
                        Map.of(),
                        view -> view),
                byOperator);
        try {
            revocations.carryOut();
        } catch (DataAccessException e) {
            throw new ProblemException(Problem.away(
                    "That the sessions are over is recorded, but they are not ended yet. That is done as soon as the data base"
                            + " answers again; repeat the request with the same Idempotency-Key to hear when",
                    RETRY_AFTER));
        }
        return answer;
    }

    private static String checked(String userId) {
        if (!SNOWFLAKE.matcher(userId).matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "'userId' must be a Discord id");
        }
        return userId;
    }
}
