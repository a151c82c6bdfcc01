package dev.guildhall.events.leveling;

import dev.guildhall.events.EventType;

/**
 * Discord refused for good what follows from a level.
 *
 * @param delivery {@code message:<level>}, or {@code role:<roleId>}
 * @param cause a stable word: {@code channel-missing}, {@code missing-permission}, {@code role-missing},
 *     {@code guild-left}, {@code refused}
 */
@EventType("leveling.DeliveryFailed")
public record LevelingDeliveryFailed(String guildId, String userId, String delivery, String cause)
        implements LevelingEvent {}
