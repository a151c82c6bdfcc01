package dev.guildhall.push.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActedVersionsTest {
    private static final String GUILD = "1";
    private static final String KIND = "settings";

    private final ActedVersions versions = new ActedVersions(ActedVersions.MAX_REMEMBERED);

    @Test
    void takesEachVersionOnce() {
        assertThat(versions.advance(GUILD, KIND, 5)).isTrue();
        assertThat(versions.advance(GUILD, KIND, 5)).isFalse();
        assertThat(versions.of(GUILD, KIND)).isEqualTo(5);
    }

    @Test
    void neverGoesBack() {
        versions.advance(GUILD, KIND, 5);
        assertThat(versions.advance(GUILD, KIND, 4)).isFalse();
        assertThat(versions.of(GUILD, KIND)).isEqualTo(5);
    }

    @Test
    void keepsGuildsAndKindsApart() {
        versions.advance(GUILD, KIND, 5);
        assertThat(versions.advance("2", KIND, 4)).isTrue();
        assertThat(versions.advance(GUILD, "giveaway", 4)).isTrue();
    }

    @Nested
    class WhenSettled {
        @Test
        void takesNothingThatIsSettled() {
            versions.settle(10);
            assertThat(versions.advance(GUILD, KIND, 10)).isFalse();
            assertThat(versions.advance(GUILD, KIND, 11)).isTrue();
        }

        @Test
        void doesNotForgetWhatIsNewer() {
            versions.advance(GUILD, KIND, 12);
            versions.settle(10);
            assertThat(versions.of(GUILD, KIND)).isEqualTo(12);
        }
    }

    @Nested
    class WhenEntriesAreEvicted {
        @Test
        void mayRepeatButLosesNothing() {
            ActedVersions small = new ActedVersions(1);
            small.settle(10);
            for (int guild = 0; guild < 100; guild++) {
                assertThat(small.advance("guild-" + guild, KIND, 20)).isTrue();
            }
            for (int guild = 0; guild < 100; guild++) {
                assertThat(small.advance("guild-" + guild, KIND, 21)).isTrue();
                assertThat(small.advance("guild-" + guild, KIND, 9)).isFalse();
            }
        }
    }
}
