package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class WakeUpsIT {
    private static final Duration COMMITTING = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 60_000;

    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);

    @AfterEach
    void close() {
        log.close();
    }

    @Nested
    class WhenCommitsFollowOneAnotherAtOnce {
        @Test
        void notifiesOfTheLastOneAndKeepsItsSpacing() throws SQLException {
            try (Connection other = database.connect();
                    Statement statement = other.createStatement()) {
                statement.execute("listen guildhall_log");
                long begin = System.nanoTime();
                long position = 0;
                int heard = 0;
                String last = "";
                // Until one was heard while commits went on, however late whoever sends it gets a processor.
                while (heard == 0 || System.nanoTime() - begin < COMMITTING.toNanos()) {
                    log.wakeUps.committed(++position);
                    PGNotification[] some = other.unwrap(PGConnection.class).getNotifications();
                    if (some != null && some.length > 0) {
                        heard += some.length;
                        last = some[some.length - 1].getParameter();
                    }
                }
                log.wakeUps.committed(++position);
                while (!last.equals(Long.toString(position))) {
                    PGNotification[] more = other.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS);
                    assertThat(more)
                            .as("a notification after %s of %d", last, position)
                            .isNotEmpty();
                    heard += more.length;
                    last = more[more.length - 1].getParameter();
                }

                long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                assertThat(heard).isBetween(2, (int) (millis / WakeUps.MIN_SPACING_MILLIS) + 1);
            }
        }
    }
}
