package dev.guildhall.bot.sides;

/** @param atMillis when the membership began or ended that something is to be done about */
public record MembershipView(String userId, long atMillis) {}
