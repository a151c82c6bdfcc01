package dev.guildhall.events.moderation;

import dev.guildhall.events.EventType;

/**
 * Discord refused for good what follows from a case.
 *
 * @param delivery see {@link ModerationCarriedOut}
 * @param cause a stable word: {@code member-missing}, {@code channel-missing}, {@code missing-permission},
 *     {@code guild-left}, {@code refused}
 */
@EventType("moderation.DeliveryFailed")
public record ModerationDeliveryFailed(String guildId, int number, String delivery, String cause)
        implements ModerationEvent {}
