package dev.guildhall.events.leveling;

import dev.guildhall.events.EventType;

/**
 * A member wrote, and earned by it.
 *
 * @param amount as it was drawn, once and for all; 0 where the guild's least amount is
 * @param total all that the member has earned, with this
 * @param earnedAtMillis when the message was written, by Discord's clock; for one member it only ever grows
 */
@EventType("leveling.XpEarned")
public record XpEarned(String guildId, String userId, int amount, long total, long earnedAtMillis)
        implements LevelingEvent {}
