package dev.guildhall.query.letter;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.parking.Letter;
import dev.guildhall.query.parking.LetterList;
import dev.guildhall.query.parking.Parkings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where operators see what waits. What is to become of it is said on the command side. */
@RestController
final class LetterRoutes {
    static final int MAX_PAGE = 100;

    /** How many events behind one letter are counted. */
    static final int MAX_WAITING = 1_000;

    private final LetterList letters;
    private final ResumableProjections projections;
    private final Operators operators;

    LetterRoutes(Parkings parkings, ResumableProjections projections, DoorProperties properties) {
        this.letters = parkings.list();
        this.projections = projections;
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
        int size = limit == null ? MAX_PAGE : limit;
        if (size < 1 || size > MAX_PAGE) {
            throw malformed("'limit' must be from 1 to " + MAX_PAGE);
        }
        Letter.Place place = after == null
                ? null
                : Letter.place(after).orElseThrow(() -> malformed("'after' must be the id of a dead letter"));
        List<Letter> found = letters.page(projection, guildId, place, size + 1);
        List<Letter> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? page.getLast().id() : null;
        return new Answer<>(true, details(page), null, page.size(), next);
    }

    private List<LetterDetails> details(List<Letter> page) {
        Map<String, Integer> waiting = new HashMap<>();
        page.stream()
                .collect(Collectors.groupingBy(Letter::projection))
                .forEach((projection, own) -> letters.waiting(
                                projection,
                                own.stream().map(Letter::position).toList(),
                                projections.types(projection),
                                MAX_WAITING)
                        .forEach((position, count) -> waiting.put(Letter.id(projection, position), count)));
        return page.stream()
                .map(letter -> LetterDetails.of(letter, waiting.getOrDefault(letter.id(), 0)))
                .toList();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
