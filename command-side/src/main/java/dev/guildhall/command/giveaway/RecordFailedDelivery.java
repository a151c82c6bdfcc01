package dev.guildhall.command.giveaway;

/**
 * Discord refused it for good.
 *
 * @param cause a stable word, see {@link dev.guildhall.events.giveaway.GiveawayDeliveryFailed}
 */
record RecordFailedDelivery(String guildId, String giveawayId, Delivery delivery, String cause)
        implements GiveawayCommand {}
