package dev.guildhall.events.member;

import dev.guildhall.events.EventType;

/**
 * @param leftAtMillis when the bot heard of it: Discord does not say
 * @param cause {@code left}, {@code kicked}, {@code banned}, or {@code unknown} where the bot may not see why
 */
@EventType("member.Left")
public record MemberLeft(String guildId, String userId, long leftAtMillis, String cause) implements MemberEvent {}
