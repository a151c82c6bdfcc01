package dev.guildhall.bot.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Lease lease = new Lease(NOW, NOW);

    @Nested
    class WhenRenewed {
        @Test
        void lastsLonger() {
            lease.renewed(NOW.plusSeconds(9));

            assertThat(lease.until()).isEqualTo(NOW.plusSeconds(9));
        }
    }

    @Nested
    class WhenItHasEnded {
        @Test
        void staysOverEvenIfItIsRenewed() {
            lease.end();
            lease.renewed(NOW.plusSeconds(9));

            assertThat(lease.ended()).isTrue();
            assertThat(lease.until()).isBefore(NOW);
        }
    }

    @Nested
    class WhenTheEffectIsGivenToThisProcessOnceMore {
        @Test
        void endsAndTheNextBeginsWhenItIsGivenBack() throws InterruptedException {
            Lease next = new Lease(NOW, NOW.plusSeconds(9));
            next.follow(lease);
            AtomicBoolean begun = new AtomicBoolean();
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    next.awaitTurn();
                    begun.set(true);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(lease.ended()).isTrue();
            assertThat(begun).isFalse();

            lease.giveBack();
            waiting.join();

            assertThat(begun).isTrue();
            assertThat(next.until()).isEqualTo(NOW.plusSeconds(9));
        }
    }
}
