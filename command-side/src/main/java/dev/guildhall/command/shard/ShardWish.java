package dev.guildhall.command.shard;

import dev.guildhall.command.dispatch.Fields;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bot process asks for.
 *
 * @param holder the process, by a name that no other has
 * @param total into how many shards it thinks the guilds are divided
 * @param adopts whether it takes another total too, if others go by that
 * @param first {@code null}, like {@code last}, for all of them
 * @param any whether any range will do that nobody holds, instead of those
 */
record ShardWish(
        String holder,
        int total,
        boolean adopts,
        @Nullable Integer first,
        @Nullable Integer last,
        boolean any) {
    /** More than Discord has given to any bot. */
    static final int MAX_SHARDS = 4_096;

    static final int MAX_HOLDER = 64;

    ShardWish {
        Objects.requireNonNull(holder, "holder");
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    void check() {
        Fields fields = new Fields(Map.of(), Set.of());
        if (holder.isBlank() || holder.length() > MAX_HOLDER) {
            fields.fault("/holder", "must have 1 to %d characters".formatted(MAX_HOLDER));
        }
        if (total < 1 || total > MAX_SHARDS) {
            fields.fault("/total", "must be from 1 to " + MAX_SHARDS);
        }
        if ((first == null) != (last == null) || (first != null && last != null && (first < 0 || first > last))) {
            fields.fault("/first", "must come with a last that is not before it");
        }
        if (last != null && last >= MAX_SHARDS) {
            fields.fault("/last", "must be less than " + MAX_SHARDS);
        }
        fields.check();
    }

    /** What is asked for if there are so many; {@code any} left aside. */
    ShardRange range(int shards) {
        return first == null || last == null ? new ShardRange(0, shards - 1) : new ShardRange(first, last);
    }
}
