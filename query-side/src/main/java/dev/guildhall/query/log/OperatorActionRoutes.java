package dev.guildhall.query.log;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.LogReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators did, from the log itself: no view has to be right for it. */
@RestController
final class OperatorActionRoutes {
    static final int MAX_PAGE = 100;

    private final LogReader log;
    private final Operators operators;

    OperatorActionRoutes(LogReader log, DoorProperties properties) {
        this.log = log;
        this.operators = new Operators(properties.operators());
    }

    /** The newest first. */
    @GetMapping("/api/ops/log/actions")
    Answer<List<OperatorAction>> actions(
            Asker asker,
            @RequestParam(name = "after", required = false) @Nullable Long after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        operators.operator(asker);
        int size = limit == null ? MAX_PAGE : limit;
        if (size < 1 || size > MAX_PAGE) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "'limit' must be from 1 to " + MAX_PAGE);
        }
        List<OperatorAction> found = log.installationEvents(after == null ? Long.MAX_VALUE : after, size + 1).stream()
                .map(OperatorAction::of)
                .toList();
        List<OperatorAction> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? Long.toString(page.getLast().position()) : null;
        return new Answer<>(true, page, null, page.size(), next);
    }
}
