package dev.guildhall.command.giveaway;

import dev.guildhall.command.giveaway.GiveawayRejection.NotEnded;
import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import java.util.Optional;

/**
 * What is recorded of what the bot tells about Discord: nothing that is known. Throws
 * {@link dev.guildhall.command.dispatch.Rejected}.
 */
record DeliveryPolicy(GiveawayState state) {
    Optional<GiveawayEvent> delivered(RecordDelivered told) {
        return switch (told.delivery()) {
            case Delivery.Card card ->
                told.messageId().equals(state.messageId()) && !hasFailed(card)
                        ? Optional.empty()
                        : Optional.of(new GiveawayMessagePosted(
                                told.guildId(), told.giveawayId(), told.channelId(), told.messageId()));
            case Delivery.Announcement announcement ->
                isAnnounced(announcement)
                        ? Optional.empty() // there is one announcement of each round: the first that is told of
                        : Optional.of(new GiveawayAnnounced(
                                told.guildId(), told.giveawayId(), announcement.round(), told.messageId()));
        };
    }

    Optional<GiveawayEvent> failed(RecordFailedDelivery told) {
        boolean known = told.cause().equals(state.failed().get(told.delivery().word()))
                || (told.delivery() instanceof Delivery.Announcement announcement && isAnnounced(announcement));
        return known
                ? Optional.empty()
                : Optional.of(new GiveawayDeliveryFailed(
                        told.guildId(), told.giveawayId(), told.delivery().word(), told.cause()));
    }

    private boolean hasFailed(Delivery delivery) {
        return state.failed().containsKey(delivery.word());
    }

    private boolean isAnnounced(Delivery.Announcement announcement) {
        if (state.end() == null || announcement.round() > state.round()) {
            throw state.rejected(new NotEnded(state.status().name()));
        }
        return state.announced().containsKey(Integer.toString(announcement.round()));
    }
}
