package dev.guildhall.events.moderation;

import dev.guildhall.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a case was done in Discord, or found done.
 *
 * @param delivery {@code action} for timeout, kick and ban; {@code lift} for the end of it; {@code opened-line} or
 *     {@code revoked-line} where the guild reads of it
 * @param messageId of a line; {@code null} of anything else
 */
@EventType("moderation.ActionCarriedOut")
public record ModerationCarriedOut(
        String guildId,
        int number,
        String delivery,
        @Nullable String messageId) implements ModerationEvent {}
