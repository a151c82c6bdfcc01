package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;

/** From here on members may enter. */
@EventType("giveaway.Started")
public record GiveawayStarted(String guildId, String giveawayId) implements GiveawayEvent {}
