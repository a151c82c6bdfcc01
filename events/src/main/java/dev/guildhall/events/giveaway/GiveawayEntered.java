package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;

/** @param tickets one, and the bonus of the roles that the member held at that moment */
@EventType("giveaway.Entered")
public record GiveawayEntered(String guildId, String giveawayId, String userId, int tickets) implements GiveawayEvent {}
