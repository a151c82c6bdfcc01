package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.Databases;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final int EVENTS_BETWEEN = 80;

    private final TestDatabase database = Databases.migrated();
    private final GuildProcess one = new GuildProcess(database);
    private final Watcher watcher = new Watcher();

    @AfterEach
    void close() {
        watcher.close();
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

    /** Asks past the pool, whose statements are counted. */
    private final class Watcher implements AutoCloseable {
        private final Connection connection;

        Watcher() {
            try {
                connection = database.connect();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        long keptAt() {
            return number("select coalesce(max(sequence), -1) from log.snapshot where aggregate_id = ?");
        }

        /** How many events whoever loads the guild now reads behind its snapshot. */
        synchronized long ahead() {
            return number("select max(e.sequence) - coalesce(max(s.sequence), -1) from log.event e"
                    + " left join log.snapshot s on s.aggregate_id = e.aggregate_id where e.aggregate_id = ?");
        }

        private long number(String sql) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, GuildProcess.AGGREGATE);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
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
                assertThat(cold.pool.rows(CountingPool.EVENTS)).isLessThanOrEqualTo(MAX_EVENTS_READ);
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
            // With the process the snapshot ends that may be under way; it would come after the others have gone.
            one.close();
            try (GuildProcess another = new GuildProcess(database)) {
                another.jdbc().sql("delete from log.snapshot").update();

                happen(another, MANY, MANY + 1);

                await().until(() -> another.snapshotAt() >= MANY);
            }
        }
    }

    @Nested
    class WhenItIsLoadedCold {
        private static final int FEW = 60;

        @Test
        void isReadInOneRoundTrip() {
            happen(one, 0, MANY);
            awaitSnapshot(MANY - MAX_EVENTS_READ);

            try (GuildProcess cold = new GuildProcess(database)) {
                cold.pool.forget();
                cold.loaded();

                assertThat(cold.pool.statements()).isEqualTo(1);
                assertThat(cold.pool.rows(CountingPool.SNAPSHOTS)).isEqualTo(1);
                assertThat(cold.pool.rows(CountingPool.EVENTS)).isLessThanOrEqualTo(MAX_EVENTS_READ);
            }
        }

        @Test
        void paysForTheNextTimeWhereManyEventsHadToBeRead() {
            happen(one, 0, FEW);
            assertThat(one.snapshotAt()).isEqualTo(-1);
            one.forgetAggregates();

            happen(one, FEW, FEW + 1);
            awaitSnapshot(FEW);

            one.pool.forget();
            one.loaded();
            assertThat(one.pool.rows(CountingPool.EVENTS)).isZero();
        }
    }

    @Nested
    class WhenASnapshotIsTaken {
        @Test
        void takesOneRoundTripToReadAndOneToStore() {
            happen(one, 0, EVENTS_BETWEEN - 1);
            one.pool.forget();

            happen(one, EVENTS_BETWEEN - 1, EVENTS_BETWEEN);
            await().until(() -> watcher.keptAt() == EVENTS_BETWEEN - 1);

            assertThat(one.pool.statements()).isEqualTo(2);
        }
    }

    @Nested
    class WhenCommandsComeFasterThanSnapshots {
        private static final int CALLERS = 4;
        private static final int COMMANDS = 100;

        @Test
        void isNeverMoreThanAHundredEventsAheadOfItsSnapshot() throws SQLException, InterruptedException {
            happen(one, 0, 1);
            slowSnapshotsDown();
            AtomicLong most = new AtomicLong();
            List<Thread> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> Thread.ofVirtual().start(() -> {
                        for (int n = 0; n < COMMANDS; n++) {
                            one.send(prefix(caller * COMMANDS + n));
                            most.accumulateAndGet(watcher.ahead(), Math::max);
                        }
                    }))
                    .toList();
            for (Thread caller : callers) {
                caller.join();
            }

            assertThat(most.get()).isBetween((long) EVENTS_BETWEEN, (long) MAX_EVENTS_READ);
            one.close(); // as it would be after a crash: nothing is caught up with
            try (GuildProcess later = new GuildProcess(database)) {
                later.pool.forget();
                later.loaded();
                assertThat(later.pool.rows(CountingPool.EVENTS)).isLessThanOrEqualTo(MAX_EVENTS_READ);
            }
        }

        @Test
        void hasItsSnapshotBeforeACommandOfVeryManyEventsIsAnswered() {
            Map<String, Set<GuildPermission>> permissions = IntStream.range(0, 500)
                    .boxed()
                    .collect(Collectors.toMap(
                            n -> Long.toString(1_380_000_000_000_000_000L + n),
                            n -> Set.of(GuildPermission.ADMINISTRATOR)));

            one.send(new RegisterGuild(GuildProcess.GUILD, "Guildhall", OLIVIA, permissions));

            assertThat(watcher.ahead()).isLessThanOrEqualTo(MAX_EVENTS_READ);
        }

        /** A hundred commands are carried out while one is stored. */
        private void slowSnapshotsDown() throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create function log.dawdle() returns trigger language plpgsql as"
                        + " $$ begin perform pg_sleep(0.3); return new; end $$");
                statement.execute("create trigger dawdles before insert on log.snapshot"
                        + " for each row execute function log.dawdle()");
            }
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
            // With the process the snapshot ends that may be under way; it would come over the one that is edited.
            one.close();
            try (GuildProcess later = new GuildProcess(database)) {
                Guild before = later.loaded();
                assertThat(later.jdbc().sql("update log.snapshot set " + edit).update())
                        .isEqualTo(1);

                assertThat(later.loaded()).usingRecursiveComparison().isEqualTo(before);
                assertThat(later.snapshotAt()).isEqualTo(-1);
            }
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
        void keepsNoCommandWaitingForThem() throws SQLException {
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
