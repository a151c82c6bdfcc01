package dev.guildhall.bot.shard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What this process wants of Discord's gateway.
 *
 * @param total of shards; 0: as many as Discord recommends
 * @param range {@code null}: all, unless {@code any}
 * @param any whichever range nobody holds
 * @param leased whether other processes have to be asked
 */
public record ShardPlan(int total, @Nullable ShardRange range, boolean any, boolean leased) {
    /** More than Discord has given to any bot. */
    static final int MAX_SHARDS = 4_096;

    /** The one shard that there is, without asking anybody. */
    public static final ShardPlan ALONE = new ShardPlan(1, null, false, false);

    private static final String TOTAL = "guildhall.discord.shards.total";
    private static final String RANGE = "guildhall.discord.shards.range";
    private static final String ALL = "all";
    private static final String ANY = "any";

    /** @throws IllegalArgumentException that names the setting and what it may be */
    public static ShardPlan of(ShardsProperties properties) {
        int total = properties.total();
        if (total < 0 || total > MAX_SHARDS) {
            throw new IllegalArgumentException("%s must be from 0 to %d, not %d".formatted(TOTAL, MAX_SHARDS, total));
        }
        String text =
                properties.range() == null ? "" : properties.range().strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return total == 1 ? ALONE : new ShardPlan(total, null, false, true);
        }
        return switch (text) {
            case ALL -> new ShardPlan(total, null, false, true);
            case ANY -> new ShardPlan(total, null, true, true);
            default -> new ShardPlan(total, range(text, total), false, true);
        };
    }

    private static ShardRange range(String text, int total) {
        ShardRange range;
        try {
            range = ShardRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(RANGE + ": " + e.getMessage(), e);
        }
        if (range.last() >= (total == 0 ? MAX_SHARDS : total)) {
            throw new IllegalArgumentException("%s: %s goes beyond the last of %d shards, which is %d"
                    .formatted(RANGE, range, total == 0 ? MAX_SHARDS : total, (total == 0 ? MAX_SHARDS : total) - 1));
        }
        return range;
    }

    boolean isRecommended() {
        return total == 0;
    }

    /** How many are wanted of that many; at least that is known. */
    int atLeast(int shards) {
        if (any) {
            return 1;
        }
        return range == null ? shards : range.size();
    }

    @Override
    public String toString() {
        String which = range == null ? ALL : range.toString();
        return "%s of %s".formatted(any ? ANY : which, isRecommended() ? "as many as Discord says" : total);
    }
}
