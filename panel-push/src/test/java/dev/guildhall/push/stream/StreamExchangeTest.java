package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The platform's side is a recording stand-in: what it does with an exchange afterwards cannot be seen from outside. */
class StreamExchangeTest {
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final CountDownLatch completing = new CountDownLatch(1);
    private final CountDownLatch completion = new CountDownLatch(1);

    private final AsyncContext platform = (AsyncContext) Proxy.newProxyInstance(
            AsyncContext.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("complete")) {
                    completed.incrementAndGet();
                    completing.countDown();
                    completion.await();
                }
                return null;
            });
    private final AsyncEvent event = new AsyncEvent(platform);
    private final StreamExchange exchange = new StreamExchange(platform, gone::incrementAndGet);

    @Nested
    class WhenBothFindTheClientGone {
        @Test
        void thePlatformDoesNotGoOnWhileTheExchangeIsBeingEnded() throws InterruptedException {
            Thread writer = Thread.ofVirtual().start(exchange::end);
            completing.await();

            Thread container = Thread.ofPlatform().start(() -> exchange.onError(event));
            await().until(() -> container.getState() == Thread.State.WAITING);
            completion.countDown();

            container.join();
            writer.join();
            assertThat(completed).hasValue(1);
        }
    }

    @Nested
    class WhenThePlatformHasEndedIt {
        @Test
        void nobodyElseDoes() {
            completion.countDown();
            exchange.onComplete(event);
            exchange.end();
            assertThat(completed).hasValue(0);
            assertThat(gone).hasValue(1);
        }

        @Test
        void orIsAboutToItIsDoneForIt() {
            completion.countDown();
            exchange.onError(event);
            exchange.end();
            exchange.onComplete(event);
            assertThat(completed).hasValue(1);
        }
    }
}
