package dev.guildhall.command.erasure;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.eventlog.SubjectKeys;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where operators have a person erased. Its answer means that the person's key is gone. */
@RestController
public final class ErasureRoutes {
    private static final String USER_ID = "userId";
    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Operators operators;
    private final Writes writes;
    private final SubjectKeys keys;
    private final Erasures erasures;

    ErasureRoutes(Operators operators, Writes writes, SubjectKeys keys, Erasures erasures) {
        this.operators = operators;
        this.writes = writes;
        this.keys = keys;
        this.erasures = erasures;
    }

    @PostMapping(path = "/api/ops/erasures", consumes = "application/json")
    ResponseEntity<byte[]> erase(@RequestBody Map<String, @Nullable Object> body, Write write) {
        Write byOperator = write.as(operators.operator(write.asker()));
        if (write.seenVersion().isPresent()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "If-Match has no meaning for a person");
        }
        String userId = userId(body);
        OptionalLong newest = keys.newest(userId);
        ErasePerson command = new ErasePerson(userId, newest.isPresent() ? newest.getAsLong() : null);
        ResponseEntity<byte[]> answer =
                writes.carryOut(new Writes.Task<>(command, ErasedPerson.class, body, view -> view), byOperator);
        carryOut();
        return answer;
    }

    /** What is decided stays decided: should this fail, it is done later, here or in another process. */
    private void carryOut() {
        try {
            erasures.carryOut();
        } catch (DataAccessException e) {
            throw new ProblemException(Problem.away(
                    "The erasure is recorded, but the key is not destroyed yet. That is done as soon as the data base answers"
                            + " again; repeat the request with the same Idempotency-Key to hear when",
                    RETRY_AFTER));
        }
    }

    private static String userId(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(USER_ID));
        String userId = body.get(USER_ID) instanceof String text ? text : "";
        if (!SNOWFLAKE.matcher(userId).matches()) {
            fields.fault("/" + USER_ID, "must be a Discord id");
        }
        fields.check();
        return userId;
    }
}
