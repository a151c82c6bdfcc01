package dev.guildhall.command.deadline;

import dev.guildhall.command.deadline.DeadlineTable.Listed;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.letter.LetterDetails;
import dev.guildhall.eventlog.letter.LetterPages;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: what is to be decided, and when. Nothing in here tells of a guild but ids. */
@RestController
final class DeadlineRoutes {
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 1_000;

    private final Operators operators;
    private final DeadlineTable table;
    private final LetterPages letters;

    DeadlineRoutes(Operators operators, DeadlineTable table, LetterPages letters) {
        this.operators = operators;
        this.table = table;
        this.letters = letters;
    }

    @GetMapping("/api/ops/deadlines")
    Answer<List<Listed>> deadlines(
            Asker asker,
            @RequestParam(name = "overdue", required = false) @Nullable Boolean overdue,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        operators.operator(asker);
        int size = limit == null ? DEFAULT_LIMIT : limit;
        if (size < 1 || size > MAX_LIMIT) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "'limit' must be from 1 to " + MAX_LIMIT);
        }
        List<Listed> deadlines = table.list(Boolean.TRUE.equals(overdue), size);
        return new Answer<>(true, deadlines, null, deadlines.size(), null);
    }

    /** Of which guilds deadlines rest. What is to become of them is said where it is said of views. */
    @GetMapping("/api/ops/deadlines/dead-letters")
    Answer<List<LetterDetails>> letters(
            Asker asker,
            @RequestParam(name = "guildId", required = false) @Nullable String guildId,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        operators.operator(asker);
        try {
            LetterPages.Page page = letters.page(null, guildId, after, limit);
            return new Answer<>(true, page.letters(), null, page.letters().size(), page.next());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
