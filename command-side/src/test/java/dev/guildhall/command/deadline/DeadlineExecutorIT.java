package dev.guildhall.command.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.Databases;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who decides what is due, on a real data base and with decisions that the tests make.
 */
class DeadlineExecutorIT {
    private static final String KIND = "test.ring";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<DeadlineExecutor> executors = new ArrayList<>();
    private final List<String> decided = new CopyOnWriteArrayList<>();
    private CountingSource source;
    private DeadlineTable table;

    /** Counts the connections that were asked for: each statement outside a transaction takes one. */
    private static final class CountingSource extends DelegatingDataSource {
        private final AtomicInteger asked = new AtomicInteger();

        CountingSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            return super.getConnection();
        }
    }

    private static final Map<String, DeadlineRule.Verdict> VERDICTS =
            Map.of("moot", DeadlineRule.Verdict.MOOT, "waiting", DeadlineRule.Verdict.LATER);

    private record Rule(BiConsumer<Deadline, Instant> decision) implements DeadlineRule {
        @Override
        public Collection<String> kinds() {
            return List.of(KIND);
        }

        @Override
        public String types() {
            return "test.";
        }

        @Override
        public List<DeadlineChange> after(GuildhallEvent event) {
            return List.of();
        }

        @Override
        public void settled(Collection<String> aggregateIds) {}

        @Override
        public Verdict decide(Deadline due, Instant now, Write write) {
            decision.accept(due, now);
            return VERDICTS.getOrDefault(due.aggregateId(), Verdict.DECIDED);
        }
    }

    @BeforeEach
    void open() {
        TestDatabase database = Databases.migrated();
        DataSource plain = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        SchemaMigration.migrate(plain, CommandSchema.NAME);
        source = new CountingSource(plain);
        table = new DeadlineTable(JdbcClient.create(source));
    }

    @AfterEach
    void stop() {
        executors.forEach(DeadlineExecutor::stop);
    }

    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();

    private DeadlineExecutor start(BiConsumer<Deadline, Instant> decision) {
        Decisions decisions = new Decisions(List.of(new Rule(decision)), new DeadlineMeters(figures, table));
        DeadlineExecutor executor = new DeadlineExecutor(table, transactions(), decisions);
        executors.add(executor);
        executor.start();
        return executor;
    }

    private TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    private void set(String aggregateId, Duration fromNow) {
        table.apply(List.of(new DeadlineChange.Set(new Deadline(
                aggregateId, KIND, "1180000000000000001", Instant.now().plus(fromNow)))));
    }

    private void note(Deadline due, Instant now) {
        decided.add(due.aggregateId());
    }

    private int failures(String aggregateId) {
        return JdbcClient.create(source)
                .sql("select failures from command.deadline where aggregate_id = ?")
                .param(aggregateId)
                .query(Integer.class)
                .single();
    }

    @Nested
    class WhenSomebodyCounts {
        private double figure(String name) {
            return figures.get(name).meter().measure().iterator().next().getValue();
        }

        @Test
        void tellsWhatWasDecidedWhatFailedAndHowLateTheOldestIs() {
            set("moot", Duration.ofMinutes(-10));
            set("fails", Duration.ofMinutes(-5));
            set("later", Duration.ofHours(1));

            start((due, now) -> {
                if (due.aggregateId().equals("fails")) {
                    throw new IllegalStateException("not now");
                }
            });

            await().untilAsserted(() -> {
                assertThat(figure("guildhall.deadlines.decided")).isOne();
                assertThat(figure("guildhall.deadlines.failed")).isPositive();
                assertThat(Duration.ofSeconds((long) figure("guildhall.deadlines.lag.time")))
                        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
            });
        }
    }

    @Nested
    class WhenSomethingIsDue {
        @Test
        void decidesWhatIsLateAtOnceAndTheRestInTime() {
            set("late", Duration.ofHours(-1));
            set("soon", Duration.ofSeconds(2));
            set("never", Duration.ofDays(1));
            Map<String, Boolean> inTime = new ConcurrentHashMap<>();

            start((due, now) -> {
                inTime.put(due.aggregateId(), !now.isBefore(due.dueAt()));
                note(due, now);
            });

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).containsExactlyInAnyOrder("late", "soon"));
            assertThat(inTime).containsEntry("late", true).containsEntry("soon", true);
        }

        @Test
        void noticesWhatIsSetWhileItSleeps() {
            DeadlineExecutor executor = start(DeadlineExecutorIT.this::note);
            set("sudden", Duration.ZERO);

            executor.wake();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).containsExactly("sudden"));
        }

        @Test
        void decidesNothingThatWasClearedOrPutOff() {
            set("cleared", Duration.ofMillis(1_500));
            set("settled", Duration.ofMillis(1_500));
            set("put-off", Duration.ofMillis(1_500));
            set("witness", Duration.ofSeconds(2));
            table.apply(List.of(new DeadlineChange.Cleared("cleared", KIND), new DeadlineChange.Settled("settled")));
            set("put-off", Duration.ofDays(1));

            start(DeadlineExecutorIT.this::note);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).contains("witness"));
            assertThat(decided).containsExactly("witness");
        }

        @Test
        void forgetsWhatIsMootAndLeavesWhatWaits() {
            set("moot", Duration.ofSeconds(-1));
            set("waiting", Duration.ofSeconds(-1));

            start(DeadlineExecutorIT.this::note);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).containsExactly("waiting"));
            assertThat(decided).containsExactlyInAnyOrder("moot", "waiting");
            assertThat(table.untilNext().orElseThrow()).isGreaterThan(Duration.ofMinutes(50));
        }

        private List<String> left() {
            return JdbcClient.create(source)
                    .sql("select aggregate_id from command.deadline order by 1")
                    .query((row, n) -> row.getString(1))
                    .list();
        }

        @Test
        void decidesAFewAtOnceAndNoMore() {
            AtomicInteger now = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(DeadlineExecutor.PARALLEL);
            for (int i = 0; i < 3 * DeadlineExecutor.PARALLEL; i++) {
                set("one of many " + i, Duration.ofSeconds(-1));
            }

            start((due, at) -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                all.countDown();
                awaitQuietly(all);
                now.decrementAndGet();
                note(due, at);
            });

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).hasSize(3 * DeadlineExecutor.PARALLEL));
            assertThat(most.get()).isEqualTo(DeadlineExecutor.PARALLEL);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Nested
    class WhenADecisionFails {
        @Test
        void triesAgainEverLaterAndKeepsNobodyElseWaiting() {
            set("stubborn", Duration.ofSeconds(-1));
            List<Instant> attempts = new CopyOnWriteArrayList<>();

            DeadlineExecutor executor = start((due, now) -> {
                if (due.aggregateId().equals("stubborn") && (attempts.size() < 3 || !decided.contains("other"))) {
                    attempts.add(now);
                    throw new IllegalStateException("not now");
                }
                note(due, now);
            });
            await().atMost(PATIENCE).until(() -> failures("stubborn") > 0);
            set("other", Duration.ZERO);
            executor.wake();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).containsExactly("other", "stubborn"));
            assertThat(Duration.between(attempts.get(0), attempts.get(1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(Duration.between(attempts.get(1), attempts.get(2)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(failures("stubborn")).isZero());
        }

        @Test
        void waitsNoLongerThanTheLastPause() {
            assertThat(DeadlineExecutor.retryAfter(0)).isEqualTo(Duration.ofSeconds(1));
            assertThat(DeadlineExecutor.retryAfter(3)).isEqualTo(Duration.ofSeconds(8));
            assertThat(DeadlineExecutor.retryAfter(9)).isEqualTo(Duration.ofMinutes(5));
            assertThat(DeadlineExecutor.retryAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Nested
    class WhenOthersAreAtWorkToo {
        private static final int MANY = 300;

        @Test
        void decidesEachOnce() {
            for (int i = 0; i < MANY; i++) {
                set("shared " + i, Duration.ofSeconds(-1));
            }

            start(DeadlineExecutorIT.this::note);
            start(DeadlineExecutorIT.this::note);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).hasSizeGreaterThanOrEqualTo(MANY));
            assertThat(decided).doesNotHaveDuplicates();
        }

        @Test
        void takesOverAtOnceFromOneThatDied() throws Exception {
            set("orphaned", Duration.ofSeconds(-1));
            try (Connection dying = source.getConnection()) {
                dying.setAutoCommit(false);
                dying.createStatement().executeQuery("select 1 from command.deadline for update");
                DeadlineExecutor executor = start(DeadlineExecutorIT.this::note);
                set("witness", Duration.ofSeconds(-1));
                executor.wake();
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).containsExactly("witness"));
            }

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).containsExactly("witness", "orphaned"));
        }

        /** Its connection stays open, for nobody closes it. */
        @Test
        void takesOverFromOneThatIsPaused() throws Exception {
            set("held", Duration.ofSeconds(-1));
            try (Connection paused = source.getConnection()) {
                paused.setAutoCommit(false);
                DeadlineTable its = new DeadlineTable(JdbcClient.create(new SingleConnectionDataSource(paused, true)));
                assertThat(its.claim(1)).hasSize(1);
                its.holdAtMost(Duration.ofMillis(300));

                start(DeadlineExecutorIT.this::note);

                await().atMost(PATIENCE).untilAsserted(() -> assertThat(decided).containsExactly("held"));
            }
        }
    }

    @Nested
    class WhenNothingIsDue {
        @Test
        void asksOnceAndSleeps() {
            set("tomorrow", Duration.ofDays(1));
            int before = source.asked.get();

            start(DeadlineExecutorIT.this::note);

            await().until(() -> source.asked.get() > before);
            await().during(Duration.ofSeconds(3)).until(() -> source.asked.get() == before + 1);
        }
    }
}
