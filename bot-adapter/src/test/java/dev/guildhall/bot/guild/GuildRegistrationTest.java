package dev.guildhall.bot.guild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuildRegistrationTest {
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
                assertThat(registration.backOff())
                        .isBetween(GuildRegistrar.RETRY.first(), GuildRegistrar.RETRY.longest());
                assertThat(registration.end(false)).isTrue();
            }

            assertThat(registration.backOff()).isEqualTo(GuildRegistrar.RETRY.longest());
        }
    }

    @Nested
    class WhenMembersChange {
        @Test
        void tellsThemTogether() {
            registration.compare("1");
            registration.compare("2");
            registration.compare("1");

            assertThat(registration.begin().members()).containsExactly("1", "2");
            assertThat(registration.begin().members()).isEmpty();
        }

        @Test
        void tellsEverythingInsteadOfTooMany() {
            for (int n = 0; n <= GuildRegistration.MAX_MEMBERS; n++) {
                registration.compare(Integer.toString(n));
            }

            GuildRegistration.Work work = registration.begin();
            assertThat(work.whole()).isTrue();
            assertThat(work.anew()).isFalse();
            assertThat(work.members()).isEmpty();
        }

        @Test
        void tellsEverythingAnewAfterAFailure() {
            registration.compare("1");
            registration.begin();
            registration.end(false);

            assertThat(registration.begin().anew()).isTrue();
        }
    }

    @Nested
    class WhenTheBotEnters {
        @Test
        void tellsEverythingAnew() {
            registration.leave();
            registration.enter();

            assertThat(registration.begin()).isEqualTo(new GuildRegistration.Work(false, true, true, List.of()));
        }
    }
}
