package dev.guildhall.command.shard;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Whether a bot process gets what it asks for. */
sealed interface ShardDecision {
    /** It is the holder from now on. */
    record Granted(ShardRange range, int total) implements ShardDecision {}

    /**
     * Not now.
     *
     * @param total into how many shards the guilds are divided at present
     * @param within when things may be different, if nobody renews or gives back anything before
     */
    record StandsBy(Why why, int total, Duration within) implements ShardDecision {}

    /** Why it is not granted. */
    enum Why {
        /** Somebody else holds some of it. */
        HELD,
        /** Others have divided the guilds otherwise. */
        OTHER_TOTAL,
        /** There are not so many shards. */
        BEYOND_TOTAL,
        /** Every known range has its holder. */
        NOTHING_FREE
    }

    /**
     * A range that is or was held.
     *
     * @param left of its lease; not positive when it is over
     */
    record Known(ShardRange range, int total, String holder, Duration left) {
        boolean isHeld() {
            return left.isPositive();
        }
    }

    /** How soon a standby asks again when nothing says when. */
    Duration UNKNOWN = Duration.ofSeconds(5);

    /** @param known nobody else changes it before the decision is carried out */
    static ShardDecision of(ShardWish wish, Collection<Known> known) {
        List<Known> others = known.stream()
                .filter(row -> row.isHeld() && !row.holder().equals(wish.holder()))
                .toList();
        int total = others.isEmpty() || !wish.adopts()
                ? wish.total()
                : others.getFirst().total();
        List<Known> divided =
                others.stream().filter(row -> row.total() != total).toList();
        if (!divided.isEmpty()) {
            return new StandsBy(Why.OTHER_TOTAL, divided.getFirst().total(), longest(divided));
        }
        return wish.any() ? any(total, known, others) : wanted(wish.range(total), total, others);
    }

    private static ShardDecision wanted(ShardRange range, int total, List<Known> others) {
        if (range.last() >= total) {
            return new StandsBy(Why.BEYOND_TOTAL, total, UNKNOWN);
        }
        List<Known> inTheWay =
                others.stream().filter(row -> row.range().overlaps(range)).toList();
        return inTheWay.isEmpty() ? new Granted(range, total) : new StandsBy(Why.HELD, total, longest(inTheWay));
    }

    private static ShardDecision any(int total, Collection<Known> known, List<Known> others) {
        return known.stream()
                .filter(row -> row.total() == total && !others.contains(row))
                .map(Known::range)
                .filter(range -> others.stream().noneMatch(row -> row.range().overlaps(range)))
                .min(Comparator.comparingInt(ShardRange::first))
                .<ShardDecision>map(range -> new Granted(range, total))
                .orElseGet(() -> new StandsBy(Why.NOTHING_FREE, total, shortest(others)));
    }

    private static Duration longest(List<Known> rows) {
        return rows.stream().map(Known::left).max(Comparator.naturalOrder()).orElse(UNKNOWN);
    }

    private static Duration shortest(List<Known> rows) {
        return rows.stream().map(Known::left).min(Comparator.naturalOrder()).orElse(UNKNOWN);
    }
}
