package dev.guildhall.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody else's transaction, which has nothing to do with the log but the data base. */
final class OpenTransactionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 200;

    @Nested
    class WhenAnUnrelatedTransactionStaysOpen {
        /** It is open for as long as the test takes; in the long run of the fault program, for minutes. */
        @Test
        void eventsAreStoredAndDeliveredPastIt() throws SQLException {
            TestDatabase database = TestPostgres.freshDatabase();
            try (GuildhallLog log = new GuildhallLog(database)) {
                log.append("0").join();
                try (OpenTransaction unrelated = OpenTransaction.begin(database)) {
                    List<CompletableFuture<Void>> appends = IntStream.rangeClosed(1, EVENTS)
                            .mapToObj(n -> log.append(Integer.toString(n)))
                            .toList();
                    appends.forEach(CompletableFuture::join);

                    await().atMost(PATIENCE).until(() -> log.delivered().size() > EVENTS);
                    assertThat(log.delivered()).isEqualTo(log.stored());
                    assertThat(unrelated.age()).isPositive();
                }
            }
        }
    }
}
