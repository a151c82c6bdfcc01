package dev.guildhall.query.history;

import dev.guildhall.query.content.ContentPages;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What of a guild's history was asked for, as it came in the query. */
record HistoryRequest(
        @Nullable String from,
        @Nullable String to,
        @Nullable String actor,
        @Nullable String type,
        @Nullable String module,
        @Nullable String words,
        @Nullable Boolean everything,
        @Nullable String after) {
    /** Of what is searched. */
    static final int MAX_TEXT = 200;

    /** The longest ones say the most. */
    private static final int MAX_WORDS = 8;

    private static final Set<String> MODULES = Kind.modules();

    /**
     * @param upTo the last position recorded at or before an instant
     * @throws dev.guildhall.door.problem.ProblemException 400 for what cannot be asked
     */
    Question question(ToLongFunction<Instant> upTo) {
        if (module != null && !MODULES.contains(module)) {
            throw ContentPages.malformed("'module' must be one of "
                    + String.join(", ", MODULES.stream().sorted().toList()));
        }
        bounded("actor", actor);
        bounded("type", type);
        bounded("q", words);
        long before = before(upTo, Moment.parse("to", to));
        long place = ContentPages.place(after);
        return new Question(
                after(upTo, Moment.parse("from", from)),
                place == 0 ? before : Math.min(before, place),
                actor,
                type,
                module,
                searched(),
                Boolean.TRUE.equals(everything));
    }

    private List<String> searched() {
        return Words.of(words == null ? "" : words).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MAX_WORDS)
                .toList();
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 for what is longer than {@link #MAX_TEXT}, or no text */
    static void bounded(String name, @Nullable String text) {
        if (text != null && (text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
            throw ContentPages.malformed("'" + name + "' is too long, or no text");
        }
    }

    private static long after(ToLongFunction<Instant> upTo, @Nullable Moment from) {
        Instant time = from == null ? null : from.time();
        Long position = from == null ? null : from.position();
        return time != null ? upTo.applyAsLong(time.minusNanos(1)) : position == null ? 0 : position - 1;
    }

    private static long before(ToLongFunction<Instant> upTo, @Nullable Moment to) {
        Instant time = to == null ? null : to.time();
        Long position = to == null ? null : to.position();
        return time != null ? upTo.applyAsLong(time) + 1 : position == null ? Long.MAX_VALUE : position + 1;
    }
}
