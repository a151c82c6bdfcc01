package dev.guildhall.command.giveaway;

/** The giveaway's time has come. Changes nothing where it has started before, or is over. */
record StartGiveaway(String guildId, String giveawayId, long atMillis) implements GiveawayCommand {}
