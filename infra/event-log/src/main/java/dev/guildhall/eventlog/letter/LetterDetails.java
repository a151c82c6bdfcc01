package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.parking.Letter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it. Nothing in here tells of a guild but ids.
 *
 * @param guildId {@code null} for events of no guild
 * @param position of the event that could not be processed
 * @param restsAt version of the guild's view
 * @param waiting how many events wait behind it; no more than {@link LetterPages#MAX_WAITING} are counted
 * @param wanted {@code retry} or {@code discard} while it is being carried out
 */
public record LetterDetails(
        String id,
        String projection,
        @Nullable String guildId,
        long position,
        long restsAt,
        String eventType,
        Failure error,
        int attempts,
        Instant firstAttemptAt,
        Instant lastAttemptAt,
        int waiting,
        @Nullable String wanted) {
    /**
     * Why it could not be processed.
     *
     * @param type the simple name of the failure's class
     */
    public record Failure(String type, String detail) {}

    static LetterDetails of(Letter letter, int waiting) {
        return new LetterDetails(
                letter.id(),
                letter.projection(),
                letter.guildId(),
                letter.position(),
                letter.followed(),
                letter.eventType(),
                new Failure(letter.error(), letter.detail()),
                letter.attempts(),
                letter.firstAttemptAt(),
                letter.lastAttemptAt(),
                waiting,
                letter.wanted());
    }
}
