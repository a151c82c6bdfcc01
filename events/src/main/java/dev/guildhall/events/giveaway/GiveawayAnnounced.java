package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;

/**
 * The winners were announced in Discord.
 *
 * @param round 0 for the end, otherwise that of the {@link GiveawayRerolled}
 */
@EventType("giveaway.Announced")
public record GiveawayAnnounced(String guildId, String giveawayId, int round, String messageId)
        implements GiveawayEvent {}
