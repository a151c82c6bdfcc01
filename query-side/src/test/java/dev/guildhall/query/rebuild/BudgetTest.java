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
    void readsAsMuchAsComesAtOnceWithoutABound() {
        assertThat(new Budget(0).portion()).isEqualTo(LogReplay.FETCH);
    }
}
