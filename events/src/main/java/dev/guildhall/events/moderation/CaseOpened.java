package dev.guildhall.events.moderation;

import dev.guildhall.events.EventType;
import dev.guildhall.events.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Something was decided about a member. Of what the member wrote there is nothing in here.
 *
 * @param decision by which a repetition is known: {@code message:<id>} of the message that broke a rule, otherwise
 *     {@code case:<ulid>}; of two cases that were opened at once both have it
 * @param kind a stable word: {@code warn}, {@code timeout}, {@code kick}, {@code ban} or {@code delete}
 * @param userId about whom
 * @param moderatorId who decided; {@code null} when it was decided by itself
 * @param rule why it was decided by itself, a stable word: {@code word}, {@code link}, {@code spam}, or {@code warnings}
 *     where there were too many; {@code null} when somebody decided
 * @param reason what the moderator wrote; {@code null} for nothing
 * @param untilMillis when a timeout ends; {@code null} of anything else
 * @param channelId where it happened; {@code null} where that is nowhere in Discord
 * @param logChannelId where the guild wants to read of it; {@code null} for nowhere
 */
@EventType("moderation.CaseOpened")
public record CaseOpened(
        String guildId,
        int number,
        String decision,
        String kind,
        String userId,
        @Nullable String moderatorId,
        @Nullable String rule,
        @Personal(of = "userId") @Nullable String reason,
        long openedAtMillis,
        @Nullable Long untilMillis,
        @Nullable String channelId,
        @Nullable String logChannelId)
        implements ModerationEvent {}
