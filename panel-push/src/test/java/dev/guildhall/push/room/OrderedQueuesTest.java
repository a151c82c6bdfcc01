package dev.guildhall.push.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedQueuesTest {
    private static final int CAPACITY = 1000;

    private final OrderedQueues queues = new OrderedQueues("test", CAPACITY);
    private final List<Integer> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        queues.close();
    }

    private void block(String key) {
        queues.submit(key, () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void keepsTheOrderOfEachKey() {
        for (int i = 0; i < CAPACITY; i++) {
            int task = i;
            assertThat(queues.submit("a", () -> done.add(task))).isTrue();
        }
        await().until(() -> done.size() == CAPACITY);
        assertThat(done).isEqualTo(IntStream.range(0, CAPACITY).boxed().toList());
    }

    @Test
    void refusesWhatDoesNotFit() {
        block("a");
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(queues.submit("a", () -> done.add(1))).isTrue();
        }
        assertThat(queues.submit("a", () -> done.add(2))).isFalse();
        gate.countDown();
        await().until(() -> done.size() == CAPACITY);
    }

    @Test
    void doesNotLetOneKeyHoldUpAnother() {
        block("a");
        queues.submit("b", () -> done.add(1));
        await().until(() -> done.size() == 1);
        gate.countDown();
    }

    @Test
    void goesOnAfterATaskThatFails() {
        queues.submit("a", () -> {
            throw new IllegalStateException("on purpose");
        });
        queues.submit("a", () -> done.add(1));
        await().until(() -> done.size() == 1);
    }

    @Test
    void refusesWhateverComesAfterItsEnd() {
        queues.close();
        Runnable task = () -> done.add(1);

        assertThatThrownBy(() -> queues.submit("a", task)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> queues.submit("a", task))
                .as("neither does it wait for the one that was refused before")
                .isInstanceOf(RejectedExecutionException.class);
    }
}
