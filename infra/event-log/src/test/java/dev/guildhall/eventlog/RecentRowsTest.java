package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecentRowsTest {
    private static final int PAGE = 500;

    private long head = 10;
    private int size = 1;
    private final List<Long> reads = new ArrayList<>();
    private final List<List<StoredEvent>> news = new ArrayList<>();
    private final RecentRows rows = new RecentRows(this::read, news::add);

    private List<StoredEvent> read(long position, long known) {
        reads.add(position);
        return LongStream.rangeClosed(position + 1, Math.min(head, position + PAGE))
                .mapToObj(this::row)
                .toList();
    }

    private StoredEvent row(long position) {
        return new StoredEvent(
                position,
                new UUID(0, position),
                "Guild",
                "guild:1",
                position,
                Instant.EPOCH,
                "t",
                1,
                new byte[size],
                null);
    }

    private List<Long> after(long position) {
        return rows.after(position, head).stream().map(StoredEvent::position).toList();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Nested
    class WhenSeveralAreAtTheHead {
        @Test
        void eachRowIsReadOnce() {
            assertThat(after(7)).isEqualTo(range(8, 10));
            assertThat(after(7)).isEqualTo(range(8, 10));
            assertThat(after(9)).isEqualTo(range(10, 10));
            head = 12;
            assertThat(after(10)).isEqualTo(range(11, 12));
            assertThat(after(9)).isEqualTo(range(10, 12));
            assertThat(reads).containsExactly(7L, 10L);
        }

        @Test
        void whatNobodyHadReadIsToldOnce() {
            after(7);
            after(8);
            after(2);
            head = 12;
            after(10);
            assertThat(news)
                    .extracting(rows -> rows.stream().map(StoredEvent::position).toList())
                    .containsExactly(range(8, 10), range(11, 12));
        }

        @Test
        void whatIsNotThereYetIsAskedForAnew() {
            assertThat(after(10)).isEmpty();
            head = 11;
            assertThat(after(10)).isEqualTo(range(11, 11));
            assertThat(reads).containsExactly(10L, 10L);
        }
    }

    @Nested
    class WhenSomebodyIsFurtherBack {
        @Test
        void readsForItselfAndTakesNothingFromTheOthers() {
            after(8);
            assertThat(after(2)).isEqualTo(range(3, 10));
            assertThat(after(8)).isEqualTo(range(9, 10));
            assertThat(reads).containsExactly(8L, 2L);
        }

        @Test
        void keepsNobodyWaiting() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            RecentRows slow = new RecentRows(
                    (position, known) -> {
                        if (position == 0) {
                            begun.countDown();
                            awaitQuietly(end);
                        }
                        return read(position, known);
                    },
                    news::add);
            slow.after(8, head);
            Thread replay = Thread.startVirtualThread(() -> slow.after(0, head));
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(slow.after(8, head)).hasSize(2);

            end.countDown();
            replay.join();
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Test
        void whoReadsAheadOfWhatIsKeptBeginsAnew() {
            after(2);
            head = 50;
            assertThat(after(40)).isEqualTo(range(41, 50));
            assertThat(after(8)).isEqualTo(range(9, 50));
            assertThat(after(45)).isEqualTo(range(46, 50));
            assertThat(reads).containsExactly(2L, 40L, 8L);
        }
    }

    @Nested
    class WhenMuchIsRead {
        @Test
        void keepsTheNewestRowsOnly() {
            head = 3 * RecentRows.MAX_ROWS;
            for (long position = 0; position < head; position += PAGE) {
                after(position);
            }
            reads.clear();
            assertThat(after(head - RecentRows.MAX_ROWS)).hasSize(RecentRows.MAX_ROWS);
            assertThat(reads).isEmpty();
            after(head - RecentRows.MAX_ROWS - 1);
            assertThat(reads).hasSize(1);
        }

        @Test
        void keepsNoMoreBytesThanItMay() {
            size = (int) (RecentRows.MAX_BYTES / 4);
            assertThat(after(0)).isEqualTo(range(1, 10));
            reads.clear();
            assertThat(after(6)).isEqualTo(range(7, 10));
            assertThat(reads).isEmpty();
            after(5);
            assertThat(reads).containsExactly(5L);
        }

        @Test
        void aRowLargerThanAllItMayKeepIsPassedOnAllTheSame() {
            size = (int) RecentRows.MAX_BYTES + 1;
            assertThat(after(9)).isEqualTo(range(10, 10));
            assertThat(after(9)).isEqualTo(range(10, 10));
            assertThat(reads).containsExactly(9L, 9L);
        }
    }

    @Nested
    class WhenARowCannotBeRead {
        @Test
        void isReadAnewOnceItMayHaveBeenMended() {
            after(8);
            rows.forget();
            after(8);
            assertThat(reads).containsExactly(8L, 8L);
        }
    }
}
