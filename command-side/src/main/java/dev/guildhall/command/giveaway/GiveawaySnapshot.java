package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.GrowingState;
import dev.guildhall.eventlog.SnapshotType;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A giveaway's state as it is kept beside the log. It holds ids, nothing else about a person. Whoever changes the shape, or
 * what {@code evolve} makes of an event, takes the next revision.
 *
 * @param messageId of the card; {@code null} as long as it does not stand in Discord
 * @param winners who wins now
 * @param drawn how many ever won: as many from the beginning of the order
 * @param announced message ids by round
 * @param failed causes by delivery
 * @param entryCount how many are in {@code entries}
 * @param entries see {@link EntryCodec}
 */
@SnapshotType(value = "giveaway.State", revision = 1)
record GiveawaySnapshot(
        GiveawayCreated terms,
        GiveawayStatus status,
        @Nullable String messageId,
        @Nullable GiveawayEnded end,
        List<String> winners,
        int drawn,
        int round,
        Map<String, String> announced,
        Map<String, String> failed,
        int entryCount,
        String entries)
        implements GrowingState {
    GiveawaySnapshot {
        Objects.requireNonNull(terms);
        Objects.requireNonNull(status);
        Objects.requireNonNull(entries);
        winners = List.copyOf(winners);
        announced = Collections.unmodifiableMap(new TreeMap<>(announced));
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    @Override
    public int parts() {
        return entryCount;
    }
}
