package dev.guildhall.query.health;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that is found anew once a second at most, by one who asks for all. Thread-safe. */
final class OneASecond<T> {
    static final Duration MAX_AGE = Duration.ofSeconds(1);

    private record Answer<T>(T value, long atNanos) {
        boolean isFresh() {
            return System.nanoTime() - atNanos < MAX_AGE.toNanos();
        }
    }

    private final Supplier<T> question;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Answer<T> last;

    OneASecond(Supplier<T> question) {
        this.question = question;
    }

    T get() {
        Answer<T> known = last;
        if (known != null && known.isFresh()) {
            return known.value();
        }
        asking.lock();
        try {
            known = last;
            if (known == null || !known.isFresh()) {
                known = new Answer<>(question.get(), System.nanoTime());
                last = known;
            }
            return known.value();
        } finally {
            asking.unlock();
        }
    }
}
