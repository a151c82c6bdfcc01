package dev.guildhall.command.member;

/**
 * Somebody is a member, told as often as the bot likes.
 *
 * @param joinedAtMillis as Discord says
 */
record TellJoined(String guildId, String userId, long joinedAtMillis) implements MemberCommand {}
