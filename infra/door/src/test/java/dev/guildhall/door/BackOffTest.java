package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void doublesUntilItIsLongEnough() {
        assertThat(backOff.after(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.after(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(backOff.after(4)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesAnyNumberOfFailures() {
        assertThat(backOff.after(Integer.MIN_VALUE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
    }

    @RepeatedTest(20)
    void isNotTheSameForAll() {
        assertThat(BackOff.jittered(Duration.ofSeconds(4))).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(BackOff.jittered(Duration.ZERO)).isZero();
    }
}
