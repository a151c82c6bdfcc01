package dev.guildhall.bot.sides;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where shards are leased, which is the command side. Calls throw {@link SideAway} when it cannot answer,
 * {@link SideRefused} when it will not. Thread-safe.
 */
public final class ShardSide {
    private final ShardRoutes routes;

    ShardSide(ShardRoutes routes) {
        this.routes = routes;
    }

    /**
     * What is asked for.
     *
     * @param adopts whether another total will do too, if others go by that
     * @param first {@code null}, like {@code last}, for all
     * @param any whichever range nobody holds, instead of those
     */
    public record Wish(
            String holder,
            int total,
            boolean adopts,
            @Nullable Integer first,
            @Nullable Integer last,
            boolean any) {}

    /**
     * What became of it.
     *
     * @param first {@code null}, like {@code last}, if it is not granted
     * @param why a stable word if it is not granted
     * @param millis how long the lease is in force; if it is not granted, how long it may take until it is
     */
    public record Claimed(
            boolean granted,
            int total,
            @Nullable Integer first,
            @Nullable Integer last,
            long fence,
            @Nullable String why,
            long millis) {
        public Duration duration() {
            return Duration.ofMillis(millis);
        }
    }

    public Claimed claim(Wish wish) {
        return Call.of(() -> routes.claim(wish)).data();
    }

    /** Whether it is still the holder's. */
    public boolean renew(String holder, long fence) {
        return Boolean.TRUE.equals(Call.of(() -> routes.renew(new ShardRoutes.Held(holder, fence)))
                .data()
                .get("held"));
    }

    public void release(String holder, long fence) {
        Call.run(() -> routes.release(new ShardRoutes.Held(holder, fence)));
    }

    /** How long a shard of that bucket has to wait before it identifies; zero means that it is to do so now. */
    public Duration identify(int bucket, Duration interval) {
        Long wait = Call.of(() -> routes.identify(new ShardRoutes.Identification(bucket, interval.toMillis())))
                .data()
                .get("waitMillis");
        return wait == null ? Duration.ZERO : Duration.ofMillis(wait);
    }
}
