package dev.guildhall.command.operation;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where operators steer projections. The answer means that it is decided; the query side tells when it is so. */
@RestController
@RequestMapping("/api/ops")
public final class OperationRoutes {
    private static final String COUNT = "count";
    private static final String GUILD_ID = "guildId";
    private static final String ACCEPT_DIFFERENCES = "acceptDifferences";

    private final Operators operators;
    private final Writes writes;

    public OperationRoutes(Operators operators, Writes writes) {
        this.operators = operators;
        this.writes = writes;
    }

    @PostMapping("/projections/{name}/pause")
    ResponseEntity<byte[]> pause(@PathVariable String name, Write write) {
        return steer(new PauseProjection(name), write);
    }

    @PostMapping("/projections/{name}/resume")
    ResponseEntity<byte[]> resume(@PathVariable String name, Write write) {
        return steer(new ResumeProjection(name), write);
    }

    @PostMapping("/projections/{name}/segments")
    ResponseEntity<byte[]> changeSegments(
            @PathVariable String name, @RequestBody Map<String, @Nullable Object> body, Write write) {
        Write byOperator = byOperator(write);
        Fields fields = new Fields(body, Set.of(COUNT));
        fields.required(COUNT);
        Long count = fields.number(COUNT, 1, ChangeSegments.MAX_COUNT);
        fields.check();
        ChangeSegments command = new ChangeSegments(name, count == null ? 1 : Math.toIntExact(count));
        return writes.carryOut(new Writes.Task<>(command, SteeredProjection.class, body, view -> view), byOperator);
    }

    @PostMapping("/projections/{name}/rebuild")
    ResponseEntity<byte[]> rebuild(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body,
            Write write) {
        Write byOperator = byOperator(write);
        Map<String, @Nullable Object> asked = body == null ? Map.of() : body;
        Fields fields = new Fields(asked, Set.of(GUILD_ID, ACCEPT_DIFFERENCES));
        String guildId = fields.id(GUILD_ID);
        Object accept = asked.get(ACCEPT_DIFFERENCES);
        if (accept != null && !(accept instanceof Boolean)) {
            fields.fault("/" + ACCEPT_DIFFERENCES, "must be true or false");
        }
        fields.check();
        return writes.carryOut(
                new Writes.Task<>(
                        new AskProjection(name, null),
                        id -> new RequestRebuild(name, rebuildId(name, id), guildId, Boolean.TRUE.equals(accept)),
                        id -> new AskProjection(name, rebuildId(name, id)),
                        OrderedRebuild.class,
                        asked,
                        view -> view),
                byOperator);
    }

    @DeleteMapping("/rebuilds/{id}")
    ResponseEntity<byte[]> abort(@PathVariable String id, Write write) {
        return steer(id, SteerRebuild.Step.ABORT, write);
    }

    @PostMapping("/rebuilds/{id}/pause")
    ResponseEntity<byte[]> pauseRebuild(@PathVariable String id, Write write) {
        return steer(id, SteerRebuild.Step.PAUSE, write);
    }

    @PostMapping("/rebuilds/{id}/resume")
    ResponseEntity<byte[]> resumeRebuild(@PathVariable String id, Write write) {
        return steer(id, SteerRebuild.Step.RESUME, write);
    }

    @PostMapping("/rebuilds/{id}/rollback")
    ResponseEntity<byte[]> rollBack(@PathVariable String id, Write write) {
        return steer(id, SteerRebuild.Step.ROLL_BACK, write);
    }

    private ResponseEntity<byte[]> steer(ProjectionCommand command, Write write) {
        return writes.carryOut(
                new Writes.Task<>(command, SteeredProjection.class, Map.of(), view -> view), byOperator(write));
    }

    private ResponseEntity<byte[]> steer(String rebuildId, SteerRebuild.Step step, Write write) {
        Write byOperator = byOperator(write);
        int end = rebuildId.length() - Ulid.LENGTH - 1;
        if (end < 1 || rebuildId.charAt(end) != '-' || !Ulid.isOne(rebuildId.substring(end + 1))) {
            throw new ProblemException(new OperationRejection.UnknownRebuild().problem());
        }
        SteerRebuild command = new SteerRebuild(rebuildId.substring(0, end), rebuildId, step);
        return writes.carryOut(new Writes.Task<>(command, OrderedRebuild.class, Map.of(), view -> view), byOperator);
    }

    private Write byOperator(Write write) {
        Write byOperator = write.as(operators.operator(write.asker()));
        if (write.seenVersion().isPresent()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "If-Match has no meaning for a projection");
        }
        return byOperator;
    }

    /** Tells of which projection it is. */
    private static String rebuildId(String name, UUID commandId) {
        return name + "-" + Ulid.of("rebuild", commandId);
    }
}
