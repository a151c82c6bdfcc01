package dev.guildhall.bot.sides;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done in Discord, which is this process's alone until the claim ends.
 *
 * @param kind {@code giveaway.card}, {@code giveaway.announcement}; others may come
 * @param version position of the event that wants it; goes back with the outcome
 * @param round of an announcement; 0 for everything else
 * @param attempts that there were, this one perhaps among them
 * @param firstAttemptAt {@code null} if nobody has tried before
 * @param locale in which the guild wants to read it
 * @param moderation {@code null} for kinds that are about something else; so are the others
 */
public record ClaimedEffect(
        String effectId,
        String kind,
        String guildId,
        long version,
        int round,
        int attempts,
        @Nullable Instant firstAttemptAt,
        Instant claimedUntil,
        @Nullable String locale,
        @JsonProperty("case") @Nullable CaseView moderation,
        @Nullable LevelView level,
        @Nullable MembershipView membership,
        @Nullable GiveawayView giveaway,
        @Nullable TicketView ticket,
        @Nullable TicketPanelView panel) {
    private static final char SEPARATOR = ':';

    /** Which one of its kind, where an effect's id ends with that: {@code <ticketId>:transcript:2}. */
    public int ordinal() {
        return Integer.parseInt(effectId.substring(effectId.lastIndexOf(SEPARATOR) + 1));
    }
}
