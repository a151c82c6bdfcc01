package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;
import java.util.List;

/**
 * Everything that applies to the giveaway is in here: what the guild configures later does not change it.
 *
 * @param description empty when there is none
 * @param startsAtMillis epoch milliseconds, as are all times of events
 * @param commitment lower-case hexadecimal SHA-256 of the secret seed that decides the draw
 * @param algorithm how winners follow from seed and entries, a stable name: {@code guildhall-draw-1}
 */
@EventType("giveaway.Created")
public record GiveawayCreated(
        String guildId,
        String giveawayId,
        String hostId,
        String channelId,
        String prize,
        String description,
        int winnerCount,
        long startsAtMillis,
        long endsAtMillis,
        GiveawayRequirements requirements,
        List<BonusEntries> bonusEntries,
        GiveawayAppearance appearance,
        String commitment,
        String algorithm)
        implements GiveawayEvent {}
