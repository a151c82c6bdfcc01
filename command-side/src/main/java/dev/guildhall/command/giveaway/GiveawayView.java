package dev.guildhall.command.giveaway;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A giveaway as its writers are told it.
 *
 * @param status PENDING, ACTIVE, ENDED or CANCELLED
 * @param entries how many take part
 * @param messageId null until the giveaway stands in Discord
 * @param winners who wins now, first drawn first
 * @param commitment SHA-256 of the seed that decides the draw, in hexadecimal
 */
public record GiveawayView(
        String id,
        String prize,
        String description,
        int winnerCount,
        String status,
        int entries,
        Instant startsAt,
        Instant endsAt,
        String channelId,
        @Nullable String messageId,
        String hostId,
        GiveawayRequirements requirements,
        List<BonusEntries> bonusEntries,
        List<String> winners,
        String commitment) {
    static GiveawayView of(GiveawayState state, int entries) {
        GiveawayCreated terms = state.terms();
        return new GiveawayView(
                terms.giveawayId(),
                terms.prize(),
                terms.description(),
                terms.winnerCount(),
                state.status().name(),
                entries,
                Instant.ofEpochMilli(terms.startsAtMillis()),
                Instant.ofEpochMilli(terms.endsAtMillis()),
                terms.channelId(),
                state.messageId(),
                terms.hostId(),
                terms.requirements(),
                terms.bonusEntries(),
                state.winners(),
                terms.commitment());
    }
}
