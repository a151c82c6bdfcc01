package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;

/** A member left the giveaway again, and may enter anew. */
@EventType("giveaway.EntryWithdrawn")
public record GiveawayEntryWithdrawn(String guildId, String giveawayId, String userId) implements GiveawayEvent {}
