package dev.guildhall.events.giveaway;

import java.util.List;

/**
 * What a member needs in order to enter: all of it.
 *
 * @param roleIds each of them must be held
 * @param minAccountAgeDays whole days of 24 hours since the account was made; 0 asks for nothing
 * @param minMemberAgeDays whole days of 24 hours since the member joined the guild; 0 asks for nothing
 */
public record GiveawayRequirements(List<String> roleIds, int minAccountAgeDays, int minMemberAgeDays) {}
