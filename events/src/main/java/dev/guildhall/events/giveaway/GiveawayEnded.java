package dev.guildhall.events.giveaway;

import dev.guildhall.events.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The draw, with everything that is needed to repeat it. There is one for each giveaway that ends.
 *
 * @param cause {@code time} or {@code hand}
 * @param seed lower-case hexadecimal; its SHA-256 is the commitment of {@link GiveawayCreated}
 * @param publicValue a value that nobody could know beforehand, when whoever ended it gave one
 * @param entries how many members took part
 * @param tickets how many tickets they had together
 * @param entriesHash lower-case hexadecimal SHA-256 of all entries
 * @param winners user ids in the order in which they were drawn
 */
@EventType("giveaway.Ended")
public record GiveawayEnded(
        String guildId,
        String giveawayId,
        String cause,
        String seed,
        @Nullable String publicValue,
        int entries,
        long tickets,
        String entriesHash,
        List<String> winners)
        implements GiveawayEvent {}
