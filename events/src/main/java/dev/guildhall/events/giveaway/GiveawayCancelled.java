package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;

/** Nobody wins. The seed is never revealed. */
@EventType("giveaway.Cancelled")
public record GiveawayCancelled(String guildId, String giveawayId) implements GiveawayEvent {}
