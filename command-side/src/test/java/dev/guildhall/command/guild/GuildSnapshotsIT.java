package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a long history is read, and whether it matters. */
class GuildSnapshotsIT {
    private static final String OLIVIA = "1180000000000000101";
    private static final int MANY = 250;
    private static final int MAX_EVENTS_READ = 100;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final GuildProcess one = new GuildProcess(database);

    @AfterEach
    void close() {
        one.close();
    }

    private static RegisterGuild register() {
        return new RegisterGuild(GuildProcess.GUILD, "Guildhall", OLIVIA, Map.of());
    }

    private static ChangeSettings prefix(int n) {
        return new ChangeSettings(GuildProcess.GUILD, OLIVIA, Map.of("prefix", "p" + n), null);
    }

    /** One event each, the first at sequence {@code from}. */
    private static void happen(GuildProcess process, int from, int to) {
        for (int n = from; n < to; n++) {
            process.send(n == 0 ? register() : prefix(n));
        }
    }

    private void awaitSnapshot(long atLeast) {
        await().until(() -> one.snapshotAt() >= atLeast);
    }

    private void assertSnapshotChangesNothing() {
        one.close(); // from here on nobody takes snapshots
        try (GuildProcess later = new GuildProcess(database)) {
            long events =
                    later.events().lastSequenceNumberFor(GuildProcess.AGGREGATE).orElseThrow() + 1;
            later.pool.forget();
            Guild fromSnapshot = later.loaded();
            assertThat(later.pool.rows(CountingPool.SNAPSHOTS)).isEqualTo(1);
            later.jdbc().sql("delete from log.snapshot").update();
            later.pool.forget();
            Guild fromEvents = later.loaded();
            assertThat(later.pool.rows(CountingPool.EVENTS)).isEqualTo((int) events);

            assertThat(fromSnapshot).usingRecursiveComparison().isEqualTo(fromEvents);
        }
    }

    @Nested
    class WhenTheHistoryIsLong {
        @Test
        void isReadAsOneSnapshotAndFewEventsByAnotherProcess() {
            happen(one, 0, MANY);
            awaitSnapshot(MANY - MAX_EVENTS_READ);

            try (GuildProcess cold = new GuildProcess(database)) {
                cold.pool.forget();
                cold.send(prefix(MANY));

                assertThat(cold.pool.rows(CountingPool.SNAPSHOTS)).isEqualTo(1);
                assertThat(cold.pool.rows(CountingPool.EVENTS)).isBetween(1, MAX_EVENTS_READ);
            }
            assertSnapshotChangesNothing();
        }

        @Test
        void isNotReadAtAllWhileItIsInMemory() {
            happen(one, 0, 10);
            int before = one.pool.borrowedHere();

            happen(one, 10, 20);

            assertThat(one.pool.borrowedHere()).isEqualTo(before);
        }

        @Test
        void getsASnapshotWhenItIsReadWithoutOne() {
            happen(one, 0, MANY);
            awaitSnapshot(MANY - MAX_EVENTS_READ);
            one.jdbc().sql("delete from log.snapshot").update();
            one.forgetAggregates();

            happen(one, MANY, MANY + 1);

            awaitSnapshot(MANY);
        }
    }

    @Nested
    class WhenCommandsAreRandom {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void leadsToTheSameGuildAsAllEvents(long seed) {
            RandomCommands commands = new RandomCommands(GuildProcess.GUILD, seed);
            one.send(commands.first());
            for (int n = 0; n < MANY; n++) {
                try {
                    one.send(commands.next());
                } catch (Rejected ordinary) {
                    // Not everybody may do everything.
                }
            }
            awaitSnapshot(1);

            assertSnapshotChangesNothing();
        }
    }

    @Nested
    class WhenTheSnapshotWasTamperedWith {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "payload = convert_to(replace(convert_from(payload, 'UTF8'), '" + OLIVIA + "', '666'), 'UTF8')",
                    "revision = 1",
                    "type = 'dev.guildhall.command.guild.Guild'"
                })
        void isReadFromTheEventsInstead(String edit) {
            happen(one, 0, MANY);
            awaitSnapshot(MANY - MAX_EVENTS_READ);
            Guild before = one.loaded();
            assertThat(one.jdbc().sql("update log.snapshot set " + edit).update())
                    .isEqualTo(1);

            assertThat(one.loaded()).usingRecursiveComparison().isEqualTo(before);
            assertThat(one.snapshotAt()).isEqualTo(-1);
        }
    }

    @Nested
    class WhenTwoProcessesDecide {
        @Test
        void eachGoesOnFromTheOthersSnapshots() {
            try (GuildProcess other = new GuildProcess(database)) {
                for (int n = 0; n < MANY; n += 10) {
                    happen(n % 20 == 0 ? one : other, n, n + 10);
                }
                awaitSnapshot(MANY - MAX_EVENTS_READ);

                assertThat(one.loaded()).usingRecursiveComparison().isEqualTo(other.loaded());
                assertThat(one.events().lastSequenceNumberFor(GuildProcess.AGGREGATE))
                        .hasValue(MANY - 1L);
            }
            assertSnapshotChangesNothing();
        }
    }

    @Nested
    class WhenSnapshotsCannotBeTaken {
        @Test
        void keepsNoCommandWaiting() throws SQLException {
            happen(one, 0, 1);
            try (Connection blocking = database.connect();
                    Statement statement = blocking.createStatement()) {
                blocking.setAutoCommit(false);
                statement.execute("lock table log.snapshot in access exclusive mode");

                happen(one, 1, MANY);
                blocking.rollback();
            }
            awaitSnapshot(1);
        }

        @Test
        void failsNoCommand() {
            happen(one, 0, 1);
            one.jdbc().sql("alter table log.snapshot rename to away").update();
            happen(one, 1, MANY);
            one.jdbc().sql("alter table log.away rename to snapshot").update();

            happen(one, MANY, MANY + MAX_EVENTS_READ);

            awaitSnapshot(MANY);
        }
    }
}
