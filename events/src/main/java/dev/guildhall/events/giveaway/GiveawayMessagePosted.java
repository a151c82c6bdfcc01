package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;

/** The giveaway stands in Discord. Told again when it had to be posted anew. */
@EventType("giveaway.MessagePosted")
public record GiveawayMessagePosted(String guildId, String giveawayId, String channelId, String messageId)
        implements GiveawayEvent {}
