package dev.guildhall.events.member;

import dev.guildhall.events.EventType;

/** @param joinedAtMillis as Discord says: it tells one membership of the user from the next */
@EventType("member.Joined")
public record MemberJoined(String guildId, String userId, long joinedAtMillis) implements MemberEvent {}
