package dev.guildhall.events.giveaway;

/** Tickets that holders of a role have beside the one that everybody has. Those of several roles add up. */
public record BonusEntries(String roleId, int count) {}
