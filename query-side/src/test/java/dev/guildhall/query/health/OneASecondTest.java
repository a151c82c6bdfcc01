package dev.guildhall.query.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneASecondTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void oneAsksForAllWhoComeAtTheSameTime() {
        AtomicInteger coming = new AtomicInteger();
        CountDownLatch held = new CountDownLatch(1);
        OneASecond<Integer> answer = new OneASecond<>(() -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return asked.incrementAndGet();
        });
        List<CompletableFuture<Integer>> all = IntStream.range(0, 100)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> {
                            coming.incrementAndGet();
                            return answer.get();
                        },
                        Thread::startVirtualThread))
                .toList();
        await().until(() -> coming.get() == all.size());
        held.countDown();

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(1));
    }

    @Test
    void asksAgainAfterASecond() {
        OneASecond<Integer> answer = new OneASecond<>(asked::incrementAndGet);
        answer.get();

        await().until(() -> answer.get() == 2);
    }
}
