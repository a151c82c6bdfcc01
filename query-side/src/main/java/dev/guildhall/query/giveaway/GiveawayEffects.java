package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import dev.guildhall.events.giveaway.GiveawayStarted;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.EffectName;
import java.util.Set;

/** What a giveaway's events ask for in Discord: one card, kept current, and one announcement for each drawing. */
final class GiveawayEffects {
    static final String CARD = "giveaway.card";
    static final String ANNOUNCEMENT = "giveaway.announcement";
    static final Set<String> KINDS = Set.of(CARD, ANNOUNCEMENT);

    private static final String CARD_WORD = "card";
    private static final String ANNOUNCEMENT_WORD = "announcement:";

    private GiveawayEffects() {}

    static void decide(GiveawayEvent event, long position, EffectDecisions decisions) {
        String card = id(event, CARD_WORD);
        switch (event) {
            case GiveawayCreated ignored -> {
                // Nothing is shown before it starts.
            }
            case GiveawayStarted ignored -> decisions.decide(card(event), position);
            case GiveawayEntered ignored -> decisions.want(card, position, false);
            case GiveawayEntryWithdrawn ignored -> decisions.want(card, position, false);
            case GiveawayCancelled ignored -> decisions.want(card, position, true);
            case GiveawayEnded ignored -> {
                decisions.want(card, position, true);
                decisions.decide(announcement(event, 0), position);
            }
            case GiveawayRerolled rerolled -> {
                decisions.want(card, position, true);
                decisions.decide(announcement(event, rerolled.round()), position);
            }
            case GiveawayMessagePosted ignored -> decisions.seen(card);
            case GiveawayAnnounced announced -> decisions.carriedOut(id(event, ANNOUNCEMENT_WORD + announced.round()));
            case GiveawayDeliveryFailed failed -> decisions.failed(id(event, failed.delivery()), failed.cause());
        }
    }

    private static EffectName card(GiveawayEvent event) {
        return new EffectName(id(event, CARD_WORD), event.guildId(), CARD, event.giveawayId(), 0, 0);
    }

    private static EffectName announcement(GiveawayEvent event, int round) {
        return new EffectName(
                id(event, ANNOUNCEMENT_WORD + round),
                event.guildId(),
                ANNOUNCEMENT,
                event.giveawayId(),
                round,
                round + 1);
    }

    private static String id(GiveawayEvent event, String delivery) {
        return event.giveawayId() + ":" + delivery;
    }
}
