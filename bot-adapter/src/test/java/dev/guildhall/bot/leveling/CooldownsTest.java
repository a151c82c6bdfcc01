package dev.guildhall.bot.leveling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CooldownsTest {
    private static final String GUILD = "1180000000000000001";
    private static final String MAX = "1180000000000000104";
    private static final Instant THEN = Instant.ofEpochMilli(1_800_000_000_000L);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Cooldowns cooldowns = new Cooldowns();

    private boolean covers(Duration after, Duration cooldown) {
        return cooldowns.covers(GUILD, MAX, THEN.plus(after).toEpochMilli(), cooldown);
    }

    @Test
    void coverNobodyOfWhomNothingIsKnown() {
        assertThat(covers(Duration.ZERO, MINUTE)).isFalse();
    }

    @Test
    void coverWhatIsWrittenBeforeTheirEnd() {
        cooldowns.earned(GUILD, MAX, THEN);

        assertThat(covers(MINUTE.minusMillis(1), MINUTE)).isTrue();
        assertThat(covers(MINUTE, MINUTE)).isFalse();
        assertThat(cooldowns.covers(GUILD, "1180000000000000103", THEN.toEpochMilli(), MINUTE))
                .isFalse();
    }

    @Test
    void coverTheSameMessageEvenWhereThereIsNoCooldown() {
        cooldowns.earned(GUILD, MAX, THEN);

        assertThat(covers(Duration.ZERO, Duration.ZERO)).isTrue();
        assertThat(covers(Duration.ofMillis(1), Duration.ZERO)).isFalse();
    }

    @Test
    void areNotShortenedByWhatIsToldLate() {
        cooldowns.earned(GUILD, MAX, THEN);
        cooldowns.earned(GUILD, MAX, THEN.minusSeconds(30));

        assertThat(covers(Duration.ofSeconds(40), MINUTE)).isTrue();
    }
}
