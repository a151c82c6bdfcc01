package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifiedReaderTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final NotifiedReader reader = new NotifiedReader("news", heard::add, this::read);

    private void read() throws SQLException {
        readings.incrementAndGet();
        if (failures.getAndDecrement() > 0) {
            throw new SQLException("relation does not exist");
        }
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void passesOnWhatIsToldWithoutReading() {
        reader.heard("first");
        reader.heard("second");

        assertThat(reader.channel()).isEqualTo("news");
        assertThat(heard).containsExactly("first", "second");
        assertThat(readings).hasValue(0);
    }

    @Test
    void readsAllWhenSomethingMayHaveBeenMissed() {
        reader.mayHaveMissed();
        await().until(() -> readings.get() == 1);

        reader.mayHaveMissed();
        await().until(() -> readings.get() == 2);
    }

    @Test
    void readsAgainUntilItSucceeds() {
        failures.set(2);

        reader.mayHaveMissed();

        await().until(() -> readings.get() == 3);
    }
}
