package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;
import java.util.List;

/**
 * Winners were replaced by the next in the order of the draw who had never won. Fewer are drawn than replaced once
 * nobody is left.
 *
 * @param round 1, 2, 3 …
 * @param replaced user ids of those who no longer win
 * @param winners user ids of the newly drawn alone
 */
@EventType("giveaway.Rerolled")
public record GiveawayRerolled(
        String guildId, String giveawayId, int round, List<String> replaced, List<String> winners)
        implements GiveawayEvent {}
