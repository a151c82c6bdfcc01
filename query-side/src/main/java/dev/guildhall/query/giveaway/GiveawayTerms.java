package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.util.List;

/** What was settled when the giveaway was created, and never changes. Times are epoch milliseconds. */
public record GiveawayTerms(
        String hostId,
        String prize,
        String description,
        int winnerCount,
        long startsAtMillis,
        long endsAtMillis,
        GiveawayRequirements requirements,
        List<BonusEntries> bonusEntries,
        GiveawayAppearance appearance,
        String commitment,
        String algorithm) {
    static GiveawayTerms of(GiveawayCreated event) {
        return new GiveawayTerms(
                event.hostId(),
                event.prize(),
                event.description(),
                event.winnerCount(),
                event.startsAtMillis(),
                event.endsAtMillis(),
                event.requirements(),
                List.copyOf(event.bonusEntries()),
                event.appearance(),
                event.commitment(),
                event.algorithm());
    }
}
