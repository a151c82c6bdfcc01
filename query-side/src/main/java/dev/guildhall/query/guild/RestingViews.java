package dev.guildhall.query.guild;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.eventlog.parking.LetterList;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;

/**
 * Which views of a guild rest, because an event could not be processed. As long as no guild rests nobody asks for a single
 * one. Thread-safe.
 */
public final class RestingViews {
    /** How long it may take until it is noticed that the first guild rests. */
    static final Duration MAX_AGE = Duration.ofSeconds(1);

    /** An operator has to do something first. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    private final LetterList letters;
    private boolean any;
    private long lookedAt = System.nanoTime() - MAX_AGE.toNanos();

    public RestingViews(LetterList letters) {
        this.letters = letters;
    }

    /**
     * The version at which each resting view of the guild rests, by projection, in alphabetical order; none while PostgreSQL
     * is away.
     */
    public Map<String, Long> of(String guildId) {
        Map<String, Long> versions = new TreeMap<>();
        try {
            if (anywhere()) {
                letters.ofGuild(guildId).forEach((projection, position) -> versions.put(projection, position - 1));
            }
        } catch (DataAccessException e) {
            // What is answered from memory is answered all the same.
            return Map.of();
        }
        return versions;
    }

    /** @throws ProblemException 503 when the guild's view rests before that version: waiting for it would not help */
    void check(String projection, String guildId, long version) {
        Long rests = version == 0 ? null : of(guildId).get(projection);
        if (rests != null && rests < version) {
            String detail =
                    "The view rests at version %d, because an event after it could not be processed".formatted(rests);
            throw new ProblemException(Problem.of(ProblemType.BEHIND, detail)
                    .with("restsAt", rests)
                    .retryingAfter(RETRY_AFTER));
        }
    }

    private synchronized boolean anywhere() {
        if (System.nanoTime() - lookedAt >= MAX_AGE.toNanos()) {
            any = letters.any();
            lookedAt = System.nanoTime();
        }
        return any;
    }
}
