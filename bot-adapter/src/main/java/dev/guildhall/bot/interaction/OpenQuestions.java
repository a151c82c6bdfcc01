package dev.guildhall.bot.interaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/**
 * What members asked for without anybody knowing what became of it. Whoever asks for the very same thing again means that
 * one, and asks under its id: the command side carries it out once, however often it is asked for. Thread-safe.
 */
final class OpenQuestions {
    /** As long as Discord takes answers to an interaction; whoever asks later than that means a new one. */
    static final Duration REMEMBERED = Duration.ofMinutes(15);

    static final int MAX_REMEMBERED = 1_000;

    private final Cache<Question, String> open = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /**
     * Something asked for.
     *
     * @param wording all that was typed, chosen or filled in, and where
     */
    record Question(String guildId, String userId, String name, String wording) {}

    /** The interaction under which it was asked for first; empty when it is new, or its outcome known. */
    Optional<String> interactionOf(Question question) {
        return Optional.ofNullable(open.getIfPresent(question));
    }

    void outcomeUnknown(Question question, String interactionId) {
        open.put(question, interactionId);
    }

    void answered(Question question) {
        open.invalidate(question);
    }
}
