package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.wire.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SharedGuildReadsTest {
    private static final Executor VIRTUAL = Thread::startVirtualThread;

    private final AtomicLong head = new AtomicLong(7);
    private final AtomicLong reached = new AtomicLong(7);
    private final AtomicLong row = new AtomicLong(7);
    private final AtomicInteger statements = new AtomicInteger();
    private final List<CountDownLatch> holds = new ArrayList<>();
    private final SharedGuildReads reads = new SharedGuildReads(this::read, head::get, reached::get);

    /** The row as it is when the statement begins; its answer may be held up. */
    private Optional<GuildView> read(String guildId) {
        long version = row.get();
        int number = statements.getAndIncrement();
        if (number < holds.size()) {
            try {
                holds.get(number).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Optional.of(new GuildView(
                guildId,
                "Demo",
                GuildAuthority.ownedBy("1"),
                Map.of(),
                Map.of(),
                Subscription.NONE,
                Map.of(),
                version,
                version,
                version));
    }

    private long version() {
        return reads.find("g").orElseThrow().version();
    }

    @Nested
    class WhenManyReadAtOnce {
        @Test
        void sharesOneStatement() {
            CountDownLatch answer = new CountDownLatch(1);
            holds.add(answer);
            List<CompletableFuture<Long>> readers = IntStream.range(0, 2_000)
                    .mapToObj(n -> CompletableFuture.supplyAsync(SharedGuildReadsTest.this::version, VIRTUAL))
                    .toList();
            await().until(() -> statements.get() > 0);
            answer.countDown();

            assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isEqualTo(7));
            assertThat(statements).hasValue(1);
            assertThat(reads.misses()).isEqualTo(1);
            assertThat(reads.hits()).isEqualTo(1_999);
        }

        @Test
        void sharesAFailureAndTriesAgainAfterIt() {
            AtomicInteger tried = new AtomicInteger();
            SharedGuildReads failing = new SharedGuildReads(
                    id -> {
                        tried.incrementAndGet();
                        throw new IllegalStateException("away");
                    },
                    head::get,
                    reached::get);

            for (int n = 1; n <= 2; n++) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> failing.find("g"))
                        .withMessage("away");
                assertThat(tried).hasValue(n);
            }
        }

        @Test
        void doesNotJoinAReadingThatBeganBeforeAnEventThatIsKnown() {
            CountDownLatch late = new CountDownLatch(1);
            holds.add(late);
            CompletableFuture<Long> slow = CompletableFuture.supplyAsync(SharedGuildReadsTest.this::version, VIRTUAL);
            await().until(() -> statements.get() == 1);
            row.set(8);
            head.set(8);
            reached.set(8);

            assertThat(version()).isEqualTo(8);
            late.countDown();
            assertThat(slow.join()).isEqualTo(7);
            // The slow reading landed last, and is kept by nobody.
            assertThat(version()).isEqualTo(8);
        }
    }

    @Nested
    class WhenReadAgain {
        @Test
        void needsNoStatementWhileTheLogStandsStill() {
            version();
            assertThat(version()).isEqualTo(7);
            assertThat(statements).hasValue(1);
        }

        @Test
        void readsAnewAsSoonAsThereIsAnotherEvent() {
            version();
            head.set(8);
            version();
            assertThat(statements).hasValue(2);
        }

        @Test
        void readsAnewAsSoonAsTheViewIsKnownToHaveMoved() {
            head.set(6);
            version();
            row.set(9);
            reached.set(9);
            assertThat(version()).isEqualTo(9);
        }

        @Test
        void keepsNothingWhileTheViewMayBeBehind() {
            head.set(8);
            version();
            version();
            assertThat(statements).hasValue(2);
            assertThat(reads.size()).isZero();
        }

        @Test
        void keepsNothingBeforeItHasHeardOfTheLog() {
            head.set(0);
            reached.set(0);
            version();
            version();
            assertThat(statements).hasValue(2);
        }
    }
}
