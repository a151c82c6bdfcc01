package dev.guildhall.bot.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.Subscription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HeldTest {
    @Nested
    class WhenTwoReadingsMeet {
        @Test
        void keepsTheHigherVersionWhicheverCameFirst() {
            Held older = Held.of(version(5), 0);
            Held newer = Held.of(version(6), 0);

            assertThat(Held.newer(older, newer)).isSameAs(newer);
            assertThat(Held.newer(newer, older)).isSameAs(newer);
        }

        @Test
        void keepsTheOneThatReflectsMoreOfTheSameVersion() {
            Held early = Held.of(version(5), 5);
            Held late = Held.of(version(5), 9);

            assertThat(Held.newer(early, late)).isSameAs(late);
            assertThat(Held.newer(late, early)).isSameAs(late);
        }
    }

    private static GuildConfiguration version(long version) {
        return new GuildConfiguration("1", "2", "Guildhall Demo", Map.of(), List.of(), Subscription.NONE, version);
    }
}
