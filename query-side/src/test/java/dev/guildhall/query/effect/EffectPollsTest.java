package dev.guildhall.query.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.door.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EffectPollsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Holds as many effects as it is given, and counts who looks. */
    private static final class Shelf implements EffectSource {
        private final AtomicInteger effects = new AtomicInteger();
        private final AtomicInteger looks = new AtomicInteger();
        private volatile boolean open = true;
        private volatile boolean decidedHere = true;
        private volatile int shard;

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public boolean isDecidedHere() {
            return decidedHere;
        }

        @Override
        public Optional<Duration> untilNext() {
            looks.incrementAndGet();
            return effects.get() > 0 ? Optional.of(Duration.ZERO) : Optional.empty();
        }

        @Override
        public List<GivenEffect> claim(String claimant, int limit, @Nullable ShardFilter shards) {
            if (shards != null && !shards.shards().contains(shard)) {
                return List.of();
            }
            if (effects.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                return List.of();
            }
            EffectName name = new EffectName("g:card", "1", "giveaway.card", "g", 0, 0);
            Instant now = Instant.EPOCH;
            return List.of(new GivenEffect(
                    Effect.decided(name, 1, now).claimed(claimant, now), null, "giveaway", "the giveaway"));
        }
    }

    private final Shelf shelf = new Shelf();
    private final AtomicReference<Runnable> headMoved = new AtomicReference<>(() -> {});
    private final EffectPolls polls = new EffectPolls(shelf, moved -> {
        headMoved.set(moved);
        return () -> headMoved.set(() -> {});
    });
    private final ExecutorService bots = Executors.newCachedThreadPool();

    @BeforeEach
    void start() {
        polls.start();
    }

    @AfterEach
    void stop() {
        polls.stop();
        bots.shutdownNow();
    }

    private static EffectRequests.Claim asking(Duration atMost) {
        return new EffectRequests.Claim("bot", 1, atMost, null);
    }

    private static EffectRequests.Claim serving(int shard) {
        return new EffectRequests.Claim("bot", 1, LONG, new ShardFilter(4, List.of(shard)));
    }

    private Future<List<GivenEffect>> waiting(Duration atMost) {
        return waiting(asking(atMost));
    }

    private Future<List<GivenEffect>> waiting(EffectRequests.Claim asked) {
        int before = polls.waiting();
        Future<List<GivenEffect>> waiting = bots.submit(() -> polls.await(asked));
        await().until(() -> polls.waiting() > before || waiting.isDone());
        return waiting;
    }

    @Nested
    class WhenNothingIsToBeDone {
        @Test
        void oneLookIsEnoughForAll() throws Exception {
            List<Future<List<GivenEffect>>> all = List.of(waiting(SHORT), waiting(SHORT), waiting(SHORT));
            for (Future<List<GivenEffect>> one : all) {
                assertThat(one.get()).isEmpty();
            }
            assertThat(polls.await(asking(SHORT))).isEmpty();

            assertThat(shelf.looks).hasValue(1);
        }

        @Test
        void theLogMayGrowAsItLikes() throws Exception {
            Future<List<GivenEffect>> one = waiting(SHORT);
            for (int i = 0; i < 100; i++) {
                headMoved.get().run();
            }
            assertThat(one.get()).isEmpty();

            assertThat(shelf.looks).hasValue(1);
        }
    }

    @Nested
    class WhenSomethingIs {
        @Test
        void eachGoesToOneOfThoseWhoWait() throws Exception {
            List<Future<List<GivenEffect>>> all = List.of(waiting(LONG), waiting(LONG), waiting(LONG));
            shelf.effects.set(3);
            polls.wake();

            for (Future<List<GivenEffect>> one : all) {
                assertThat(one.get()).hasSize(1);
            }
        }

        @Test
        void isFoundAfterTheHeadHasMovedWhenItIsDecidedElsewhere() throws Exception {
            shelf.decidedHere = false;
            Future<List<GivenEffect>> one = waiting(LONG);
            headMoved.get().run();
            await().until(() -> shelf.looks.get() >= 2);
            shelf.effects.set(1);

            assertThat(one.get()).hasSize(1);
        }

        @Test
        void waitsUntilTheLogHasBeenReadOnce() throws Exception {
            shelf.open = false;
            shelf.effects.set(1);
            Future<List<GivenEffect>> one = waiting(LONG);
            assertThat(shelf.looks).hasValue(0);
            shelf.open = true;

            assertThat(one.get()).hasSize(1);
        }
    }

    @Nested
    class WhenBotsServeShards {
        @Test
        void theOneWhoServesTheGuildGetsItWhoeverLooks() throws Exception {
            shelf.shard = 2;
            List<Future<List<GivenEffect>>> others =
                    List.of(waiting(serving(0)), waiting(serving(1)), waiting(serving(3)));
            Future<List<GivenEffect>> server = waiting(serving(2));
            shelf.effects.set(1);
            polls.wake();

            assertThat(server.get()).hasSize(1);
            assertThat(others).noneMatch(Future::isDone);
        }

        @Test
        void whoComesLaterLooksAtOnce() throws Exception {
            shelf.shard = 2;
            Future<List<GivenEffect>> other = waiting(serving(0));
            shelf.effects.set(1);
            int before = shelf.looks.get();
            polls.wake();
            await().until(() -> shelf.looks.get() > before);

            assertThat(polls.await(serving(2))).hasSize(1);
            assertThat(other).isNotDone();
        }
    }

    @Nested
    class WhenTooManyWait {
        @Test
        void oneMoreIsRefused() throws Exception {
            List<Future<List<GivenEffect>>> all = new ArrayList<>();
            for (int i = 0; i < EffectPolls.MAX_WAITING; i++) {
                all.add(waiting(LONG));
            }

            assertThatThrownBy(() -> polls.await(asking(SHORT))).isInstanceOf(ProblemException.class);

            polls.stop();
            for (Future<List<GivenEffect>> one : all) {
                assertThat(one.get()).isEmpty();
            }
            assertThat(polls.waiting()).isZero();
        }
    }
}
