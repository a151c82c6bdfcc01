package dev.guildhall.command.member;

/**
 * It cannot be done in Discord.
 *
 * @param atMillis when the member joined or left that it is about
 * @param delivery see {@link dev.guildhall.events.member.MemberDeliveryFailed}
 */
record RecordFailedDelivery(String guildId, String userId, long atMillis, String delivery, String cause)
        implements MemberCommand {}
