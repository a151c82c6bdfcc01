package dev.guildhall.bot.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RedisPresenceTest {
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5 * MILLI);
    private final RedisPresence presence = new RedisPresence(nanos::get);

    @Test
    void everybodyAsksWhileItAnswers() {
        assertThat(presence.isHere()).isTrue();
        assertThat(presence.isWorthAsking()).isTrue();
        assertThat(presence.isWorthAsking()).isTrue();
    }

    @Test
    void nobodyAsksForTenSecondsAfterAFailureAndThenOne() {
        presence.failed(new IOException("gone"));
        assertThat(presence.isHere()).isFalse();
        nanos.addAndGet(10_000 * MILLI - 1);
        assertThat(presence.isWorthAsking()).isFalse();

        nanos.addAndGet(1);
        assertThat(presence.isWorthAsking()).isTrue();
        assertThat(presence.isWorthAsking()).isFalse();
    }

    @Test
    void waitsAnewWhenTheOneWhoAskedWasDisappointed() {
        presence.failed(new IOException("gone"));
        nanos.addAndGet(10_000 * MILLI);
        assertThat(presence.isWorthAsking()).isTrue();
        presence.failed(new IOException("still gone"));
        nanos.addAndGet(9_999 * MILLI);
        assertThat(presence.isWorthAsking()).isFalse();
    }

    @Test
    void everybodyAsksAgainAfterAnAnswer() {
        presence.failed(new IOException("gone"));
        presence.answered();
        assertThat(presence.isHere()).isTrue();
        assertThat(presence.isWorthAsking()).isTrue();
    }
}
