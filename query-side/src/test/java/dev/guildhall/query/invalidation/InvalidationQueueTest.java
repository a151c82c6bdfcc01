package dev.guildhall.query.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.wire.Subscription;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.invalidation.InvalidationQueue.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvalidationQueueTest {
    private final InvalidationQueue queue = new InvalidationQueue(3);

    /** Nothing to be told, such as a permission that was given. */
    private static Invalidation silent(String guildId, long version) {
        Invalidation reload = reload(guildId, version);
        return new Invalidation(reload.view(), Map.of(), null, Map.of());
    }

    private static Invalidation reload(String guildId, long version) {
        GuildView view = new GuildView(
                guildId,
                "Demo",
                GuildAuthority.ownedBy("1"),
                Map.of(),
                Map.of(),
                Subscription.NONE,
                Map.of(),
                version,
                version,
                version);
        return Invalidations.reload(view, 0, Cause.UNKNOWN);
    }

    private int offer(Invalidation... invalidations) {
        return queue.offer(List.of(invalidations));
    }

    private List<String> take(int max) throws InterruptedException {
        return queue.take(max, Duration.ZERO).stream()
                .map(w -> w.invalidation().view().guildId() + "@"
                        + w.invalidation().view().version())
                .toList();
    }

    @Nested
    class WhenGuildsWait {
        @Test
        void givesTheLongestWaitingFirstAndEachOnce() throws InterruptedException {
            offer(reload("a", 1));
            offer(reload("b", 2));
            offer(reload("a", 3));

            assertThat(take(1)).containsExactly("a@3");
            assertThat(take(9)).containsExactly("b@2");
            assertThat(take(9)).isEmpty();
        }

        @Test
        void letsTheLongestWaitingMakeRoom() throws InterruptedException {
            for (String guild : List.of("a", "b", "c")) {
                assertThat(offer(reload(guild, 1))).isZero();
            }
            assertThat(offer(reload("d", 1))).isEqualTo(1);

            assertThat(take(9)).containsExactly("b@1", "c@1", "d@1");
        }
    }

    @Nested
    class WhenABatchIsOffered {
        @Test
        void isThereAsAWholeForWhoeverTakesFirst() throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<List<Waiting>> taken = threads.submit(() -> queue.take(9, Duration.ofSeconds(20)));

                offer(reload("a", 1), reload("b", 2), reload("a", 3));

                assertThat(taken.get()).hasSize(2);
            }
        }

        @Test
        void makesRoomForAllOfIt() throws InterruptedException {
            assertThat(offer(reload("a", 1), reload("b", 1), silent("x", 1), reload("c", 1), reload("d", 1)))
                    .isEqualTo(1);

            assertThat(take(9)).containsExactly("b@1", "c@1", "d@1");
        }
    }

    @Nested
    class WhenNothingIsToBeTold {
        @Test
        void countsOnlyForThoseWhoWaitOrMayBePutBack() throws InterruptedException {
            offer(silent("a", 1));
            assertThat(queue.size()).isZero();

            offer(reload("b", 2));
            offer(silent("b", 3));
            List<Waiting> failed = queue.take(9, Duration.ZERO);
            offer(silent("b", 4));
            queue.putBack(failed);

            assertThat(take(9)).containsExactly("b@4");
        }
    }

    @Nested
    class WhenTellingFailed {
        @Test
        void putsBackInFrontAndFoldsWhatCameMeanwhile() throws InterruptedException {
            offer(reload("a", 1));
            offer(reload("b", 2));
            List<Waiting> failed = queue.take(9, Duration.ZERO);
            offer(reload("c", 3));
            offer(reload("a", 4));
            queue.putBack(failed);

            assertThat(take(9)).containsExactly("a@4", "b@2", "c@3");
        }

        @Test
        void dropsWhatWaitedTooLong() {
            offer(reload("a", 1));

            assertThat(queue.dropOlderThan(Duration.ofMinutes(1))).isZero();
            assertThat(queue.dropOlderThan(Duration.ofNanos(-1))).isEqualTo(1);
            assertThat(queue.size()).isZero();
        }
    }
}
