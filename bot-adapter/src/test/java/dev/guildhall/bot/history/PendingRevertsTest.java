package dev.guildhall.bot.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.history.PendingReverts.Pending;
import dev.guildhall.bot.interaction.CustomId;
import dev.guildhall.bot.sides.RevertSide.Wish;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PendingRevertsTest {
    private static final Pending ONE = new Pending("1", "2", new Wish(7L, null, null), "a test", 9);

    private final AtomicLong nanos = new AtomicLong();
    private final PendingReverts pending = new PendingReverts(nanos::get);

    @Test
    void areFoundByThatMemberInThatGuildOnly() {
        String token = pending.add(ONE);

        assertThat(pending.find(token, "1", "2")).contains(ONE);
        assertThat(pending.find(token, "1", "3")).isEmpty();
        assertThat(pending.find(token, "3", "2")).isEmpty();
    }

    @Test
    void expire() {
        String token = pending.add(ONE);
        nanos.addAndGet(PendingReverts.LIFETIME.minus(Duration.ofSeconds(1)).toNanos());
        assertThat(pending.find(token, "1", "2")).isPresent();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(pending.find(token, "1", "2")).isEmpty();
    }

    @Test
    void haveTokensThatFitIntoAButton() {
        String token = pending.add(ONE);

        assertThat(CustomId.read(CustomId.of(ConfirmButton.NAME, token))).isPresent();
        assertThat(pending.add(ONE)).isNotEqualTo(token);
    }
}
