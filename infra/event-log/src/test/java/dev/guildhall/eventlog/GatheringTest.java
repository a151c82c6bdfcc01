package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Gathering<Integer> gathering = new Gathering<>(100, LONG);

    @Nested
    class WhenSomebodyIsAlone {
        @Test
        void wakesTheWriterAtOnce() throws Exception {
            FutureTask<Void> writer = writer();
            gathering.offer(1);
            writer.get();

            assertThat(taken()).containsExactly(1);
        }

        @Test
        void isNotMadeToWaitForOthers() throws Exception {
            gathering.offer(1);
            gathering.await(LONG);
            taken();
            gathering.offer(2);
            try (Spinners spinners = new Spinners()) {
                spinners.awaitAllCarriers();
                gathering.await(LONG);
            }

            assertThat(taken()).containsExactly(2);
        }
    }

    @Nested
    class WhenSeveralCameLast {
        @Test
        void letsThoseGoFirstWhoAreRunnable() throws Exception {
            severalCame();
            int runnable = 4 * processors();
            try (Spinners spinners = new Spinners()) {
                spinners.awaitAllCarriers();
                IntStream.range(0, runnable).forEach(n -> Thread.startVirtualThread(() -> gathering.offer(n)));
                FutureTask<Void> writer = writer();
                spinners.stop();
                writer.get();
            }

            assertThat(taken()).hasSizeGreaterThan(Math.min(runnable, Gathering.ENOUGH) - processors());
        }

        @Test
        void setsOutWhenEnoughWait() throws Exception {
            severalCame();
            try (Spinners spinners = new Spinners()) {
                spinners.awaitAllCarriers();
                FutureTask<Void> writer = writer();
                IntStream.range(0, Gathering.ENOUGH).forEach(gathering::offer);
                writer.get();
            }

            assertThat(taken()).hasSize(Gathering.ENOUGH);
        }

        @Test
        void waitsNoLongerThanItMay() throws Exception {
            Gathering<Integer> impatient = new Gathering<>(100, Duration.ofMillis(1));
            impatient.offer(1);
            impatient.offer(2);
            impatient.take();
            impatient.take();
            impatient.offer(3);
            try (Spinners spinners = new Spinners()) {
                spinners.awaitAllCarriers();
                impatient.await(LONG);
            }

            assertThat(impatient.take()).isEqualTo(3);
        }
    }

    @Test
    void keepsTheOrderAndRefusesWhatIsTooMuch() {
        Gathering<Integer> small = new Gathering<>(2, LONG);

        assertThat(small.offer(1)).isTrue();
        assertThat(small.offer(2)).isTrue();
        assertThat(small.offer(3)).isFalse();
        assertThat(small.take()).isEqualTo(1);
        assertThat(small.offer(4)).isTrue();
        assertThat(small.take()).isEqualTo(2);
        assertThat(small.take()).isEqualTo(4);
        assertThat(small.take()).isNull();
        assertThat(small.isEmpty()).isTrue();
    }

    @Test
    void returnsWhenNobodyCame() throws Exception {
        gathering.await(Duration.ofMillis(1));

        assertThat(gathering.isEmpty()).isTrue();
    }

    private void severalCame() {
        gathering.offer(-1);
        gathering.offer(-2);
        taken();
    }

    private List<Integer> taken() {
        List<Integer> taken = new ArrayList<>();
        for (Integer one = gathering.take(); one != null; one = gathering.take()) {
            taken.add(one);
        }
        return taken;
    }

    private FutureTask<Void> writer() {
        FutureTask<Void> writer = new FutureTask<>(() -> {
            gathering.await(LONG);
            return null;
        });
        Thread.ofPlatform().daemon().start(writer);
        return writer;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Virtual threads that keep all carriers busy: nobody else's turn comes. */
    private static final class Spinners implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final CountDownLatch running = new CountDownLatch(processors());

        Spinners() {
            for (int i = 0; i < processors(); i++) {
                Thread.startVirtualThread(() -> {
                    running.countDown();
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
        }

        void awaitAllCarriers() throws InterruptedException {
            running.await();
        }

        void stop() {
            over.set(true);
        }

        @Override
        public void close() {
            stop();
        }
    }
}
