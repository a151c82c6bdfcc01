package dev.guildhall.e2e.fault.rebuild;

import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Somebody who saves in guilds again and again. Used by one thread. */
final class Savings {
    /** One of so many is another giveaway, and so with cases. */
    private static final int SELDOM = 20;

    /**
     * Enough that something is saved in every moment of a rebuild, and little enough that processes start again meanwhile and
     * that a log of half an hour is read between two kills.
     */
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private static final int GIVEAWAY = 0;
    private static final int CASE = 1;

    private final List<Place> places;
    private final Random random;

    Savings(List<Place> places, Random random) {
        this.places = places;
        this.random = random;
    }

    /** @return how much was saved */
    long save(BooleanSupplier going) {
        long saved = 0;
        while (going.getAsBoolean()) {
            Place place = places.get(random.nextInt(places.size()));
            switch (random.nextInt(SELDOM)) {
                case GIVEAWAY ->
                    saved(
                            place,
                            "POST",
                            "/giveaways",
                            "{\"prize\":\"Nitro\",\"channelId\":\"%s\",\"winnerCount\":1,\"durationSeconds\":86400}"
                                    .formatted(place.channelId()));
                case CASE ->
                    saved(
                            place,
                            "POST",
                            "/cases",
                            "{\"kind\":\"warn\",\"userId\":\"%s\"}"
                                    .formatted(place.members().getLast()));
                default ->
                    saved(
                            place,
                            "PATCH",
                            "/settings",
                            "{\"prefix\":\"%s\"}".formatted(Integer.toString(random.nextInt(40_000), 36)));
            }
            saved++;
            Pause.of(BETWEEN);
        }
        return saved;
    }

    private static void saved(Place place, String method, String path, String body) {
        String key = UUID.randomUUID().toString();
        Persistence.answered(path, () -> place.steer(method, path, key, body));
    }
}
