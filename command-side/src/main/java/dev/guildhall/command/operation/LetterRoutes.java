package dev.guildhall.command.operation;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where operators say what is to become of events that a projection could not process. The answer means that it is decided;
 * the query side, which alone knows what waits, tells what has become of it.
 */
@RestController
@RequestMapping("/api/ops/dead-letters")
public final class LetterRoutes {
    private static final String PROJECTION = "projection";
    private static final String REASON = "reason";
    private static final int MAX_NAME_LENGTH = 100;

    /** The projection's name and the position of the event. */
    private static final Pattern ID = Pattern.compile("([a-z-]{1,100})-([1-9][0-9]{0,17})");

    private final Operators operators;
    private final Writes writes;

    public LetterRoutes(Operators operators, Writes writes) {
        this.operators = operators;
        this.writes = writes;
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<byte[]> retry(@PathVariable String id, Write write) {
        return carryOut(new RetryDeadLetters(projection(id, write), id), Map.of(), write);
    }

    /** All that the projection has, in order. */
    @PostMapping("/retry")
    ResponseEntity<byte[]> retryAll(@RequestBody Map<String, @Nullable Object> body, Write write) {
        operators.operator(write.asker());
        Fields fields = new Fields(body, Set.of(PROJECTION));
        fields.required(PROJECTION);
        String projection = fields.text(PROJECTION, 1, MAX_NAME_LENGTH);
        fields.check();
        return carryOut(new RetryDeadLetters(String.valueOf(projection), null), body, write);
    }

    @PostMapping("/{id}/discard")
    ResponseEntity<byte[]> discard(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body,
            Write write) {
        String projection = projection(id, write);
        Map<String, @Nullable Object> asked = body == null ? Map.of() : body;
        Fields fields = new Fields(asked, Set.of(REASON));
        if (write.reason() == null) {
            fields.required(REASON);
        }
        String reason = fields.text(REASON, 1, Write.MAX_REASON_LENGTH);
        fields.check();
        Write because = reason == null ? write : write.because(reason);
        if (because.reason() == null) {
            fields.fault("/" + REASON, "must say something");
            fields.check();
        }
        return carryOut(new DiscardDeadLetter(projection, id), asked, because);
    }

    private ResponseEntity<byte[]> carryOut(ProjectionCommand command, Object body, Write write) {
        Write byOperator = write.as(operators.operator(write.asker()));
        if (write.seenVersion().isPresent()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "If-Match has no meaning for a dead letter");
        }
        return writes.carryOut(new Writes.Task<>(command, OrderedLetter.class, body, view -> view), byOperator);
    }

    /** Nobody else learns what an id looks like. */
    private String projection(String id, Write write) {
        operators.operator(write.asker());
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            throw new ProblemException(new OperationRejection.UnknownLetter().problem());
        }
        return matcher.group(1);
    }
}
