package dev.guildhall.command.giveaway;

/** A member no longer wants to take part. */
record WithdrawEntry(String guildId, String giveawayId, String userId, long atMillis) implements GiveawayCommand {}
