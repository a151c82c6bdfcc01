package dev.guildhall.command.log;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.events.log.KnownHead;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

/**
 * Where operators have the log verified. That somebody asked stands in the log before anything is looked at; what is found
 * is the query side's to tell.
 */
@RestController
public final class VerificationRoutes {
    private static final String VERIFY = "/api/ops/log/verify";

    /** The query side waits for a second before it says that it goes on. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Operators operators;
    private final Writes writes;
    private final QueryVerifications verifications;

    VerificationRoutes(Operators operators, Writes writes, QueryVerifications verifications) {
        this.operators = operators;
        this.writes = writes;
        this.verifications = verifications;
    }

    /** 200 with the result, or 202 while it goes on. */
    @PostMapping(VERIFY)
    ResponseEntity<Answer<Map<String, @Nullable Object>>> verify(
            @RequestBody(required = false) @Nullable AnchorsByHand body, Write write) {
        Write byOperator = write.as(operators.operator(write.asker()));
        if (write.seenVersion().isPresent()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "If-Match has no meaning for a verification");
        }
        List<KnownHead> anchors = AnchorsByHand.in(body);
        writes.carryOut(
                new Writes.Task<>(
                        AskVerification.NONE,
                        id -> new RequestVerification(id(id), anchors, underWay()),
                        id -> new AskVerification(id(id)),
                        RequestedVerification.class,
                        anchors,
                        view -> view),
                byOperator);
        ResponseEntity<Answer<Map<String, @Nullable Object>>> followed = asked(
                verifications::follow,
                "That the log is to be verified is recorded, and is done as soon as the query side can be reached again");
        Answer<Map<String, @Nullable Object>> answer = Objects.requireNonNull(followed.getBody());
        return followed.getStatusCode().isSameCodeAs(HttpStatus.ACCEPTED)
                ? ResponseEntity.accepted().location(URI.create(VERIFY)).body(answer)
                : ResponseEntity.ok(answer);
    }

    private UnderWay underWay() {
        return asked(verifications::underWay, "The query side, which verifies, cannot be reached right now")
                .data();
    }

    private static <T> T asked(Supplier<T> question, String ifAway) {
        try {
            return question.get();
        } catch (RestClientException e) {
            throw new ProblemException(Problem.away(ifAway, RETRY_AFTER));
        }
    }

    private static String id(UUID commandId) {
        return Ulid.of("verification", commandId);
    }
}
