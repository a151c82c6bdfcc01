package dev.guildhall.events.member;

import dev.guildhall.events.EventType;

/**
 * Discord refused for good what was to be done because somebody came or went.
 *
 * @param atMillis when they joined or left, as the event says that asked for it
 * @param delivery {@code welcome}, {@code roles} or {@code goodbye}
 * @param cause a stable word: {@code channel-missing}, {@code role-missing}, {@code missing-permission},
 *     {@code guild-left}, {@code refused}
 */
@EventType("member.DeliveryFailed")
public record MemberDeliveryFailed(String guildId, String userId, long atMillis, String delivery, String cause)
        implements MemberEvent {}
