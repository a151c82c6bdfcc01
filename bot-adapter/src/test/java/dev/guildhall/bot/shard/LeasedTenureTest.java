package dev.guildhall.bot.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeasedTenureTest {
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private LeasedTenure tenure(Duration patience) {
        return new LeasedTenure(LEASE, now.get(), now::get, patience);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Nested
    class WhenTheLeaseIsRenewed {
        @Test
        void lasts() {
            LeasedTenure tenure = tenure(Duration.ZERO);
            for (int i = 0; i < 5; i++) {
                assertThat(tenure.mayAct()).isTrue();
                pass(LEASE.dividedBy(2));
                tenure.confirmed(now.get());
            }
            assertThat(tenure.mayAct()).isTrue();
        }

        @Test
        void countsFromTheQuestionNotFromTheAnswer() {
            LeasedTenure tenure = tenure(Duration.ZERO);
            long askedAt = now.get();
            pass(LEASE);
            tenure.confirmed(askedAt);

            assertThat(tenure.mayAct()).isFalse();
        }
    }

    @Nested
    class WhenTheProcessStoodStill {
        @Test
        void nothingIsDoneBeforeItHasAskedAnew() {
            LeasedTenure tenure = tenure(Duration.ofSeconds(30));
            pass(LEASE);
            CompletableFuture<Boolean> acting = CompletableFuture.supplyAsync(tenure::mayAct);
            assertThat(acting).isNotDone();

            tenure.confirmed(now.get());

            await().until(acting::isDone);
            assertThat(acting.join()).isTrue();
        }

        @Test
        void nothingIsDoneEverIfItIsSomebodyElses() {
            LeasedTenure tenure = tenure(Duration.ofSeconds(30));
            pass(LEASE);
            CompletableFuture<Boolean> acting = CompletableFuture.supplyAsync(tenure::mayAct);

            tenure.end();

            await().until(acting::isDone);
            assertThat(acting.join()).isFalse();
            tenure.confirmed(now.get());
            assertThat(tenure.mayAct()).isFalse();
        }

        @Test
        void nobodyWaitsForEver() {
            LeasedTenure tenure = tenure(Duration.ofMillis(50));
            pass(LEASE);

            assertThat(tenure.mayAct()).isFalse();
        }
    }

    @Nested
    class WhenNobodyCanBeAsked {
        @Test
        void lastsWhileItIsAskedAgainAndAgain() {
            LeasedTenure tenure = tenure(Duration.ZERO);
            pass(LEASE);
            for (int i = 0; i < 5; i++) {
                tenure.unanswered(now.get());
                assertThat(tenure.mayAct()).isTrue();
                pass(LeasedTenure.AWAY_HOLDS.minusMillis(1));
                assertThat(tenure.mayAct()).isTrue();
            }
            pass(Duration.ofMillis(1));
            assertThat(tenure.mayAct()).isFalse();
        }
    }
}
