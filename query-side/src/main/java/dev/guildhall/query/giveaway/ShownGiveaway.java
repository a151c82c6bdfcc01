package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is needed to show a giveaway in Discord, see {@link GiveawayDetails}. */
record ShownGiveaway(
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
        long version,
        GiveawayAppearance appearance,
        List<GiveawayRound> rerolls) {
    static ShownGiveaway of(GiveawayView view) {
        GiveawayDetails read = GiveawayDetails.of(view);
        return new ShownGiveaway(
                read.id(),
                read.prize(),
                read.description(),
                read.winnerCount(),
                read.status(),
                read.entries(),
                read.startsAt(),
                read.endsAt(),
                read.channelId(),
                read.messageId(),
                read.hostId(),
                read.requirements(),
                read.bonusEntries(),
                read.winners(),
                read.commitment(),
                read.version(),
                view.terms().appearance(),
                view.rerolls());
    }
}
