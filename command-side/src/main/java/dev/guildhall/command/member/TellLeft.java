package dev.guildhall.command.member;

import org.jspecify.annotations.Nullable;

/**
 * Somebody is no member any more, told as often as the bot likes.
 *
 * @param joinedAtMillis when the membership began that is over now; {@code null} where the bot does not know
 * @param cause see {@link dev.guildhall.events.member.MemberLeft}
 */
record TellLeft(String guildId, String userId, @Nullable Long joinedAtMillis, long leftAtMillis, String cause)
        implements MemberCommand {}
