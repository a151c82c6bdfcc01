package dev.guildhall.door.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {
    private final EndedSessions ended = new EndedSessions();
    private final UUID session = UUID.randomUUID();
    private final AtomicInteger told = new AtomicInteger();

    private void end(UUID which) {
        ended.add(which, EndedSessions.MEMORY);
    }

    @Nested
    class WhenWatched {
        @Test
        void tellsOnceHoweverOftenItIsHeard() {
            ended.watch(session, told::incrementAndGet);

            end(UUID.randomUUID());
            assertThat(told).hasValue(0);
            end(session);
            end(session);

            assertThat(told).hasValue(1);
        }

        @Test
        void tellsWhoComesTooLateAtOnce() {
            end(session);
            ended.watch(session, told::incrementAndGet);

            assertThat(told).hasValue(1);
        }

        @Test
        void tellsNobodyWhoHasGone() {
            AtomicInteger other = new AtomicInteger();
            EndedSessions.Watch gone = ended.watch(session, told::incrementAndGet);
            ended.watch(session, other::incrementAndGet);

            gone.close();
            end(session);

            assertThat(told).hasValue(0);
            assertThat(other).hasValue(1);
        }

        @Test
        void tellsTheOthersWhenOneFails() {
            ended.watch(session, () -> {
                throw new IllegalStateException("a socket of the tests that cannot be closed");
            });
            ended.watch(session, told::incrementAndGet);

            end(session);

            assertThat(told).hasValue(1);
        }
    }

    @Nested
    class WhenAsked {
        @Test
        void tellsEachAskerWhatIsNewToThem() {
            UUID later = UUID.randomUUID();
            end(session);
            EndedSessions.News first = ended.since("");
            end(later);

            assertThat(first.ended()).extracting(EndedSessions.Ended::session).containsExactly(session);
            EndedSessions.News second = ended.since(first.cursor());
            assertThat(second.ended()).extracting(EndedSessions.Ended::session).containsExactly(later);
            assertThat(ended.since(second.cursor()).ended()).isEmpty();
        }

        @Test
        void tellsEverythingToWhoAskedAnotherProcessBefore() {
            end(session);

            assertThat(ended.since(new EndedSessions().since("").cursor()).ended())
                    .hasSize(1);
            assertThat(ended.since("nonsense").ended()).hasSize(1);
            assertThat(ended.since(ended.since("").cursor() + "x").ended()).hasSize(1);
        }
    }

    @Nested
    class WhenRemembering {
        @Test
        void forgetsWhatMattersNoMore() {
            ended.add(session, Duration.ZERO);

            assertThat(ended.contains(session)).isFalse();
            assertThat(ended.since("").ended()).isEmpty();
        }

        @Test
        void neverKeepsMoreThanItsBound() {
            UUID last = session;
            for (int i = 0; i < EndedSessions.MAX_REMEMBERED + 10; i++) {
                last = new UUID(1, i);
                end(last);
            }

            assertThat(ended.contains(last)).isTrue();
            assertThat(ended.since("").ended()).hasSize(EndedSessions.MAX_REMEMBERED);
        }
    }
}
