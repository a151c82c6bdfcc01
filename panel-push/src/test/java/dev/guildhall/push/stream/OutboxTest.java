package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.push.room.RoomEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Duration BRIEFLY = Duration.ofMillis(1);

    private final Outbox outbox = new Outbox();

    private static Frame frame(String text) {
        return new Frame(text, RoomEvent.UNVERSIONED);
    }

    private static String text(Frame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void givesEverythingInOrderOnce() throws InterruptedException {
        outbox.offer(frame("a"));
        outbox.offer(frame("b"));
        assertThat(outbox.take(BRIEFLY)).extracting(OutboxTest::text).containsExactly("a", "b");
        assertThat(outbox.take(BRIEFLY)).isEmpty();
    }

    @Nested
    class WhenNobodyTakes {
        @Test
        void boundsTheNumberOfFrames() {
            for (int i = 0; i < Outbox.MAX_WAITING_FRAMES; i++) {
                assertThat(outbox.offer(frame("x"))).isTrue();
            }
            assertThat(outbox.offer(frame("x"))).isFalse();
        }

        @Test
        void boundsTheirLength() {
            String half = "x".repeat(Outbox.MAX_WAITING_BYTES / 2);
            assertThat(outbox.offer(frame(half))).isTrue();
            assertThat(outbox.offer(frame(half))).isTrue();
            assertThat(outbox.offer(frame("x"))).isFalse();
        }

        @Test
        void hasRoomForOneFrameHoweverLong() {
            assertThat(outbox.offer(frame("x".repeat(Outbox.MAX_WAITING_BYTES + 1))))
                    .isTrue();
        }

        @Test
        void hasRoomAgainAfterwards() throws InterruptedException {
            String all = "x".repeat(Outbox.MAX_WAITING_BYTES);
            outbox.offer(frame(all));
            outbox.take(BRIEFLY);
            assertThat(outbox.offer(frame(all))).isTrue();
        }
    }

    @Nested
    class WhenFinished {
        @Test
        void forgetsWhatWaitedAndGivesTheLast() throws InterruptedException {
            outbox.offer(frame("a"));
            outbox.finish(frame("last"));
            outbox.finish(null);
            outbox.offer(frame("late"));
            assertThat(outbox.take(BRIEFLY)).extracting(OutboxTest::text).containsExactly("last");
            assertThat(outbox.take(Duration.ofDays(1))).isEmpty();
            assertThat(outbox.isFinished()).isTrue();
        }
    }
}
