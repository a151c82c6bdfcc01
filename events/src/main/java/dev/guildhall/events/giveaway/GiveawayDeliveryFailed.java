package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;

/**
 * Discord refused for good what was to be shown there.
 *
 * @param delivery {@code card}, or {@code announcement:<round>}
 * @param cause a stable word: {@code channel-missing}, {@code message-deleted}, {@code missing-permission},
 *     {@code guild-left}, {@code refused}
 */
@EventType("giveaway.DeliveryFailed")
public record GiveawayDeliveryFailed(String guildId, String giveawayId, String delivery, String cause)
        implements GiveawayEvent {}
