package dev.guildhall.query.rebuild;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import dev.guildhall.query.projection.Steering;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where operators watch rebuilds. They are steered on the command side. */
@RestController
@RequestMapping("/api/ops/rebuilds")
final class RebuildRoutes {
    private static final int MAX_SHOWN = 100;

    private final Workshop workshop;
    private final Steering steering;
    private final RebuildStreams streams;
    private final Operators operators;

    RebuildRoutes(Workshop workshop, Steering steering, RebuildStreams streams, DoorProperties properties) {
        this.workshop = workshop;
        this.steering = steering;
        this.streams = streams;
        this.operators = new Operators(properties.operators());
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer<RebuildDetails> rebuild(Asker asker, @PathVariable String id) {
        operators.operator(asker);
        return Answer.of(details(id));
    }

    /** Named events {@code progress}, until it is over. */
    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Asker asker, @PathVariable String id) {
        operators.operator(asker);
        details(id);
        return streams.open(() -> details(id));
    }

    private RebuildDetails details(String id) {
        return workshop.rebuilds()
                .find(id)
                .map(rebuild -> RebuildDetails.of(
                        rebuild,
                        rebuild.differences() == 0
                                ? List.of()
                                : workshop.rebuilds().differing(id, false, MAX_SHOWN),
                        wantsPause(id)))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND, "There is no such rebuild")));
    }

    private boolean wantsPause(String id) {
        return steering.orders()
                .rebuild(id)
                .filter(order -> order.wanted() == Wanted.PAUSED)
                .isPresent();
    }
}
