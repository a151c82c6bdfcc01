package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A giveaway as it is read.
 *
 * @param winners as of now, after all rerolls
 * @param version position of its last event
 */
record GiveawayDetails(
        String id,
        String prize,
        String description,
        int winnerCount,
        GiveawayStatus status,
        int entries,
        Instant startsAt,
        Instant endsAt,
        String channelId,
        @Nullable String messageId,
        String hostId,
        GiveawayRequirements requirements,
        List<BonusEntries> bonusEntries,
        List<String> winners,
        String commitment,
        long version) {
    static GiveawayDetails of(GiveawayView view) {
        GiveawayTerms terms = view.terms();
        return new GiveawayDetails(
                view.giveawayId(),
                terms.prize(),
                terms.description(),
                terms.winnerCount(),
                view.status(),
                view.entries(),
                Instant.ofEpochMilli(terms.startsAtMillis()),
                Instant.ofEpochMilli(terms.endsAtMillis()),
                view.channelId(),
                view.messageId(),
                terms.hostId(),
                terms.requirements(),
                terms.bonusEntries(),
                view.winners(),
                terms.commitment(),
                view.version());
    }
}
