package dev.guildhall.events.leveling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelCurveTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 100", "2, 255", "3, 475", "10, 4675", "30, 67525", "1000, 1689242500"})
    void takesSoMuchInAll(int level, long total) {
        assertThat(LevelCurve.total(level)).isEqualTo(total);
    }

    @Test
    void isTheSumOfItsSteps() {
        long sum = 0;
        for (long n = 0; n < 2_000; n++) {
            assertThat(LevelCurve.total((int) n)).as("level %s", n).isEqualTo(sum);
            sum += 5 * n * n + 50 * n + 100;
        }
    }

    @Test
    void findsTheLevelAtItsBounds() {
        for (int level = 1; level < 2_000; level++) {
            long total = LevelCurve.total(level);
            assertThat(LevelCurve.level(total)).isEqualTo(level);
            assertThat(LevelCurve.level(total - 1)).isEqualTo(level - 1);
            assertThat(LevelCurve.next(total - 1)).isEqualTo(total);
        }
        assertThat(LevelCurve.level(0)).isZero();
    }

    @Test
    void growsToItsLastLevelWithoutOverflow() {
        long last = LevelCurve.total(LevelCurve.MAX_LEVEL);
        assertThat(last).isGreaterThan(LevelCurve.total(LevelCurve.MAX_LEVEL - 1));
        assertThat(LevelCurve.next(Long.MAX_VALUE)).isEqualTo(last);
    }

    @Test
    void knowsNoLevelBeyond() {
        assertThatThrownBy(() -> LevelCurve.total(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LevelCurve.total(LevelCurve.MAX_LEVEL + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
