package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SharedClockTest {
    private static final Instant MACHINE = Instant.parse("2026-01-01T12:00:00Z");

    private final SharedClock clock = new SharedClock(Clock.fixed(MACHINE, ZoneOffset.UTC));

    @Test
    void goesByTheMachineUntilItLearns() {
        assertThat(clock.instant()).isEqualTo(MACHINE);
    }

    @Test
    void followsTheReference() {
        Instant reference = MACHINE.minus(Duration.ofHours(1));

        clock.learn(reference);

        assertThat(clock.instant()).isEqualTo(reference);
        assertThat(clock.millis()).isEqualTo(reference.toEpochMilli());
    }

    @Test
    void isNotMisledByAnAnswerThatHasBecomeOld() {
        Instant reference = MACHINE.plus(Duration.ofHours(1));
        Duration pause = Duration.ofMinutes(1);
        clock.learn(reference, System.nanoTime());

        clock.learn(reference.minus(pause), System.nanoTime() - pause.toNanos());

        assertThat(clock.instant()).isEqualTo(reference);
    }

    @Test
    void takesAnOldAnswerWhenItKnowsNoBetter() {
        Instant reference = MACHINE.plus(Duration.ofHours(1));

        clock.learn(reference, System.nanoTime() - Duration.ofMinutes(1).toNanos());

        assertThat(clock.instant()).isEqualTo(reference);
    }
}
