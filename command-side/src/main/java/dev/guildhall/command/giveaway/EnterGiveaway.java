package dev.guildhall.command.giveaway;

import java.util.Set;

/**
 * A member wants to take part.
 *
 * @param roleIds those that the member holds now
 * @param accountCreatedAtMillis when the member's account was made
 * @param joinedAtMillis when the member joined the guild
 * @param atMillis now
 */
record EnterGiveaway(
        String guildId,
        String giveawayId,
        String userId,
        Set<String> roleIds,
        long accountCreatedAtMillis,
        long joinedAtMillis,
        long atMillis)
        implements GiveawayCommand {}
