package dev.guildhall.bot.autoresponder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When which answer was last given where. Of this process alone, and forgotten with it. Thread-safe. */
final class Cooldowns {
    /** Beyond that the answers given longest ago are forgotten, and may be given too early. */
    static final int MAX_REMEMBERED = 100_000;

    /** The longest that can be configured. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Place(String channelId, String responseId) {}

    private final LongSupplier nanoTime;
    private final Cache<Place, Long> givenAt = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(LONGEST)
            .build();

    Cooldowns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether it may be given there now; then it counts as given. */
    boolean take(String channelId, Response response) {
        if (response.cooldown().isZero()) {
            return true;
        }
        long now = nanoTime.getAsLong();
        boolean[] taken = {false};
        givenAt.asMap().compute(new Place(channelId, response.id()), (place, last) -> {
            taken[0] = last == null || now - last >= response.cooldown().toNanos();
            return taken[0] ? Long.valueOf(now) : last;
        });
        return taken[0];
    }
}
