package dev.guildhall.bot.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.sides.RevertSide.Wish;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevertTargetTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-01-31T10:00:00Z",
        "1d12h, 2026-01-30T00:00:00Z",
        "<t:1769860800>, 2026-01-31T12:00:00Z",
        "<t:1769860800:f>, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+02:00, 2026-01-31T10:00:00Z"
    })
    void isAMoment(String typed, Instant moment) {
        assertThat(RevertTarget.of(Optional.empty(), Optional.of(typed), "music", NOW))
                .contains(new Wish(null, moment, "music"));
    }

    @Test
    void isAChange() {
        assertThat(RevertTarget.of(Optional.of(" 7 "), Optional.empty(), null, NOW))
                .contains(new Wish(7L, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "0", "-1", "99999999999999999999", "<t:>", "2026-13-01T00:00Z"})
    void isNothingElse(String typed) {
        assertThat(RevertTarget.of(Optional.of(typed), Optional.empty(), null, NOW))
                .isEmpty();
        assertThat(RevertTarget.of(Optional.empty(), Optional.of(typed), null, NOW))
                .isEmpty();
        assertThat(RevertTarget.of(Optional.of("7"), Optional.of("2h"), null, NOW))
                .isEmpty();
    }
}
