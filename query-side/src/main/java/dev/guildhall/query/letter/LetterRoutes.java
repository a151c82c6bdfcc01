package dev.guildhall.query.letter;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.letter.LetterDetails;
import dev.guildhall.eventlog.letter.LetterPages;
import dev.guildhall.eventlog.letter.ResumableProjections;
import dev.guildhall.eventlog.parking.Parkings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where operators see which views wait. What is to become of it is said on the command side, which tells of its own. */
@RestController
final class LetterRoutes {
    private final LetterPages pages;
    private final Operators operators;

    LetterRoutes(Parkings parkings, ResumableProjections projections, DoorProperties properties) {
        this.pages = new LetterPages(parkings.list(), projections);
        this.operators = new Operators(properties.operators());
    }

    @GetMapping("/api/ops/dead-letters")
    Answer<List<LetterDetails>> letters(
            Asker asker,
            @RequestParam(name = "projection", required = false) @Nullable String projection,
            @RequestParam(name = "guildId", required = false) @Nullable String guildId,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        operators.operator(asker);
        try {
            LetterPages.Page page = pages.page(projection, guildId, after, limit);
            return new Answer<>(true, page.letters(), null, page.letters().size(), page.next());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
