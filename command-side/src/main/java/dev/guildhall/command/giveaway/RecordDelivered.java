package dev.guildhall.command.giveaway;

/** It stands in Discord. */
record RecordDelivered(String guildId, String giveawayId, Delivery delivery, String channelId, String messageId)
        implements GiveawayCommand {}
