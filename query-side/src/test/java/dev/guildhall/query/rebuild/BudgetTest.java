package dev.guildhall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    @ParameterizedTest
    @CsvSource({"50000, 500", "1, 100", "20000, 200", "10000000, 2000"})
    void readsWhatAHundredthOfASecondAllowsWithinBounds(long eventsPerSecond, int portion) {
        assertThat(new Budget(eventsPerSecond).portion()).isEqualTo(portion);
    }

    @Test
    void restsSoThatAllThreadsTogetherTakeTheirShare() {
        Budget budget = new Budget(new RebuildProperties(0, 2, 0.25));
        int threads = Budget.PROCESSORS;

        // Each thread may write a fourth of the time, and an eighth where another rebuild goes on.
        assertThat(budget.restNanos(1_000, threads, 1)).isEqualTo(3_000);
        assertThat(budget.restNanos(1_000, threads, 2)).isEqualTo(7_000);
    }

    @Test
    void needNotRestWhereItsThreadsAreFewerThanItsShare() {
        assertThat(new Budget(new RebuildProperties(0, 2, 1)).restNanos(1_000, 100, 2))
                .isZero();
        assertThat(new Budget(new RebuildProperties(0, 2, 0.5)).restNanos(1_000, 1, 1))
                .isEqualTo(Budget.PROCESSORS >= 2 ? 0 : 1_000);
    }

    @Test
    void readsAsMuchAsComesAtOnceWithoutABound() {
        assertThat(new Budget(0).portion()).isEqualTo(LogReplay.FETCH);
    }
}
