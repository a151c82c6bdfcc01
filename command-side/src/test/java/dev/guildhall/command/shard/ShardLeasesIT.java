package dev.guildhall.command.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.Databases;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.command.shard.ShardDecision.Why;
import dev.guildhall.eventlog.SchemaMigration;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** As several command sides see it: each with connections of its own, and none with a clock. */
class ShardLeasesIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int CLAIMANTS = 12;

    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = Databases.migrated();
        SchemaMigration.migrate(source(), CommandSchema.NAME);
    }

    private DataSource source() {
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }

    private ShardLeases leases(Duration lease) {
        DataSource source = source();
        return new ShardLeases(
                JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)), lease);
    }

    private static ShardWish wish(String holder, int first, int last) {
        return new ShardWish(holder, 8, false, first, last, false);
    }

    private static ShardWish any(String holder) {
        return new ShardWish(holder, 8, false, null, null, true);
    }

    private static long granted(ShardLeases.Answer answer) {
        return answer.lease().orElseThrow().fence();
    }

    private static Optional<Why> why(ShardLeases.Answer answer) {
        return answer.standsBy().map(ShardDecision.StandsBy::why);
    }

    @Nested
    class WhenManyAskAtOnce {
        @Test
        void nobodyHoldsWhatSomebodyElseHolds() throws Exception {
            CountDownLatch start = new CountDownLatch(1);
            List<ShardLeases.Answer> answers = new ArrayList<>();
            try (ExecutorService processes = Executors.newFixedThreadPool(CLAIMANTS)) {
                List<Future<ShardLeases.Answer>> claims = new ArrayList<>();
                for (int i = 0; i < CLAIMANTS; i++) {
                    ShardWish wish = wish("bot-" + i, i % 3, i % 3 + 1);
                    ShardLeases own = leases(LONG);
                    claims.add(processes.submit(() -> {
                        start.await();
                        return own.claim(wish);
                    }));
                }
                start.countDown();
                for (Future<ShardLeases.Answer> claim : claims) {
                    answers.add(claim.get());
                }
            }

            List<ShardRange> held = answers.stream()
                    .flatMap(answer -> answer.lease().stream())
                    .map(lease -> lease.granted().range())
                    .toList();
            assertThat(held).isNotEmpty();
            for (ShardRange one : held) {
                assertThat(held).filteredOn(one::overlaps).hasSize(1);
            }
        }
    }

    @Nested
    class WhenAHolderRenews {
        @Test
        void itStaysTheHolder() {
            ShardLeases leases = leases(LONG);
            long fence = granted(leases.claim(wish("one", 0, 3)));
            letPass("shard_lease", "held_until", LONG.minusMinutes(1));

            assertThat(leases.renew("one", fence)).isTrue();

            letPass("shard_lease", "held_until", LONG.minusMinutes(1));
            assertThat(why(leases(LONG).claim(wish("two", 3, 4)))).contains(Why.HELD);
        }

        @Test
        void itMayBeLateAsLongAsNobodyCame() {
            ShardLeases leases = leases(LONG);
            long fence = granted(leases.claim(wish("one", 0, 3)));
            letPass("shard_lease", "held_until", LONG);

            assertThat(leases.renew("one", fence)).isTrue();
            assertThat(why(leases.claim(wish("two", 0, 3)))).contains(Why.HELD);
        }
    }

    /** As if so much time had gone by: nobody has to wait, or to be quick. */
    private void letPass(String table, String column, Duration time) {
        JdbcClient.create(source())
                .sql("update command.%s set %s = %s - ? * interval '1 millisecond'".formatted(table, column, column))
                .param(time.toMillis())
                .update();
    }

    @Nested
    class WhenAHolderDies {
        @Test
        void whoeverStandsByTakesOverUnderAHigherNumber() {
            ShardLeases leases = leases(LONG);
            long fence = granted(leases.claim(wish("one", 0, 3)));
            assertThat(why(leases.claim(any("two")))).contains(Why.NOTHING_FREE);
            letPass("shard_lease", "held_until", LONG);

            ShardLeases.Lease taken = leases.claim(any("two")).lease().orElseThrow();

            assertThat(taken.granted().range()).isEqualTo(new ShardRange(0, 3));
            assertThat(taken.fence()).isGreaterThan(fence);
            assertThat(leases.renew("one", fence)).isFalse();
            assertThat(leases.renew("two", fence)).isFalse();
            assertThat(leases.renew("two", taken.fence())).isTrue();
        }
    }

    @Nested
    class WhenAHolderGivesItBack {
        @Test
        void somebodyElseHasItAtOnce() {
            ShardLeases leases = leases(LONG);
            long fence = granted(leases.claim(wish("one", 0, 3)));
            granted(leases.claim(wish("two", 4, 7)));

            leases.release("one", fence);

            assertThat(leases.claim(any("three"))
                            .lease()
                            .orElseThrow()
                            .granted()
                            .range())
                    .isEqualTo(new ShardRange(0, 3));
        }

        @Test
        void nobodyGivesBackWhatIsSomebodyElses() {
            ShardLeases leases = leases(LONG);
            long fence = granted(leases.claim(wish("one", 0, 3)));

            leases.release("two", fence);
            leases.release("one", fence - 1);

            assertThat(why(leases.claim(any("three")))).contains(Why.NOTHING_FREE);
        }
    }

    @Nested
    class WhenShardsIdentify {
        @Test
        void ofOneBucketOnlyOneMay() {
            assertThat(leases(LONG).identify(0, LONG)).isZero();

            Duration wait = leases(LONG).identify(0, LONG);
            assertThat(wait).isPositive().isLessThanOrEqualTo(LONG);
            assertThat(leases(LONG).identify(1, LONG)).isZero();
            letPass("shard_identify", "free_at", LONG);
            assertThat(leases(LONG).identify(0, LONG)).isZero();
        }
    }
}
