package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.parking.Letter;
import dev.guildhall.eventlog.parking.LetterList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The dead letters of a side, page by page, as operators see them. Thread-safe. */
public final class LetterPages {
    static final int MAX_PAGE = 100;

    /** How many events behind one letter are counted. */
    static final int MAX_WAITING = 1_000;

    /** @param next what to say to get the page behind; {@code null} on the last */
    public record Page(
            List<LetterDetails> letters, @Nullable String next) {}

    private final LetterList letters;
    private final ResumableProjections projections;

    public LetterPages(LetterList letters, ResumableProjections projections) {
        this.letters = letters;
        this.projections = projections;
    }

    /**
     * @param projection {@code null} for all
     * @param guildId {@code null} for all
     * @param after the id of the letter with which the page before ended; {@code null} for the first
     * @param limit {@code null} for as many as a page may have
     * @throws IllegalArgumentException saying what is wrong with which of them
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    public Page page(
            @Nullable String projection, @Nullable String guildId, @Nullable String after, @Nullable Integer limit) {
        int size = limit == null ? MAX_PAGE : limit;
        if (size < 1 || size > MAX_PAGE) {
            throw new IllegalArgumentException("'limit' must be from 1 to " + MAX_PAGE);
        }
        Letter.Place place = after == null
                ? null
                : Letter.place(after)
                        .orElseThrow(() -> new IllegalArgumentException("'after' must be the id of a dead letter"));
        List<Letter> found = letters.page(projection, guildId, place, size + 1);
        List<Letter> page = found.subList(0, Math.min(size, found.size()));
        return new Page(details(page), found.size() > size ? page.getLast().id() : null);
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
}
