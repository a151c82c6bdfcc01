package dev.guildhall.bot.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.permission.PermissionSnapshot;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuildRegistrationTest {
    private static final PermissionSnapshot SNAPSHOT = PermissionSnapshot.of("Guildhall Demo", "1", List.of());

    private final GuildRegistration registration = new GuildRegistration();

    @Nested
    class WhenScheduled {
        @Test
        void setsTheTimerOnceForManyChanges() {
            assertThat(registration.schedule()).isTrue();
            assertThat(registration.schedule()).isFalse();
        }

        @Test
        void tellsAgainWhatChangedDuringATelling() {
            registration.begin();

            assertThat(registration.schedule()).isFalse();
            assertThat(registration.end(true)).isTrue();
        }

        @Test
        void restsAfterATellingThatCoveredEverything() {
            registration.schedule();
            registration.begin();

            assertThat(registration.end(true)).isFalse();
            assertThat(registration.schedule()).isTrue();
        }
    }

    @Nested
    class WhenNotTaken {
        @Test
        void triesAgainLaterAndLater() {
            for (int failure = 0; failure < 20; failure++) {
                registration.begin();
                assertThat(registration.backOff()).isBetween(GuildRegistrar.FIRST_RETRY, GuildRegistrar.LAST_RETRY);
                assertThat(registration.end(false)).isTrue();
            }

            assertThat(registration.backOff()).isEqualTo(GuildRegistrar.LAST_RETRY);
        }
    }

    @Nested
    class WhenAcknowledged {
        @Test
        void knowsTheSameSnapshotAsNoNews() {
            registration.acknowledge(SNAPSHOT);

            assertThat(registration.isNews(SNAPSHOT)).isFalse();
        }

        @Test
        void tellsEverythingAgainInANewSession() {
            registration.acknowledge(SNAPSHOT);
            registration.enter();

            assertThat(registration.isNews(SNAPSHOT)).isTrue();
        }
    }
}
