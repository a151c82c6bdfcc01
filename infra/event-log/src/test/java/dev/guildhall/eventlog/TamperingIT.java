package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.eventlog.Tampering.Expected;
import dev.guildhall.testkit.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a superuser does to the log is found and located. */
class TamperingIT {
    private static final int ROUNDS = Integer.getInteger("guildhall.tampering-rounds", 30);
    private static final long SEED = Long.getLong("guildhall.seed", 20_260_101L);
    private static final int ROWS = 83;
    private static final int ANCHOR_EVERY = Tampering.LONGEST_WITHOUT_ANCHOR;
    /** Small, so that even this log is read as several ranges by several sessions. */
    private static final int ROWS_A_RANGE = 16;

    private static final TestDatabase DATABASE = Databases.withLog();
    private static final LogFixture LOG = new LogFixture(DATABASE);
    private static final HikariDataSource SUPERUSER = superuser();
    private static final JdbcClient JDBC = JdbcClient.create(SUPERUSER);
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(SUPERUSER));

    private final LogVerification verification =
            new LogVerification(SUPERUSER, LogConnections.like(SUPERUSER), 2, ROWS_A_RANGE);

    @BeforeAll
    static void fill() {
        for (int n = 0; n < ROWS; n++) {
            LOG.append("guild:" + n % 5, n / 5);
        }
        JDBC.sql("create table original as select * from log.event").update();
        // Only a superuser or the owner can.
        JDBC.sql("alter table log.event disable trigger all").update();
    }

    @AfterAll
    static void close() {
        SUPERUSER.close();
        LOG.close();
    }

    @Test
    void findsAndLocatesEveryTampering() throws Exception {
        Anchors anchors = anchors();
        assertThat(verification.verify(anchors, progress -> {}).intact()).isTrue();
        Random random = new Random(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            for (Tampering tampering : Tampering.values()) {
                Expected expected = TRANSACTION.execute(status -> {
                    restore();
                    return tampering.apply(JDBC, random, ROWS);
                });
                VerificationReport report = verification.verify(anchors, progress -> {});
                assertFound(expected, report, "%s in round %d of seed %d".formatted(tampering, round, SEED));
            }
        }
        TRANSACTION.executeWithoutResult(status -> restore());
        assertThat(verification.verify(anchors, progress -> {}).intact()).isTrue();
    }

    private static void assertFound(Expected expected, VerificationReport report, String what) {
        assertThat(report.finding()).as(what).isPresent();
        Finding finding = report.finding().get();
        assertThat(finding.kind()).as("%s: %s", what, finding).isIn(expected.kinds());
        long anchored = expected.position() - 1 - (expected.position() - 1) % ANCHOR_EVERY;
        if (expected.exact()) {
            assertThat(finding.position()).as("%s: %s", what, finding).isEqualTo(expected.position());
        } else {
            assertThat(finding.position()).as("%s: %s", what, finding).isEqualTo(anchored + 1);
            assertThat(expected.position()).as("%s: %s", what, finding).isLessThanOrEqualTo(finding.through());
        }
        if (expected.position() <= ROWS) {
            assertThat(report.newestVerified().map(Anchor::position).orElse(0L))
                    .as("%s: %s", what, finding)
                    .isEqualTo(anchored);
        }
    }

    /** Every few positions, and the head. */
    private static Anchors anchors() {
        List<Anchor> anchors = new ArrayList<>();
        for (ChainRow row : ChainRow.read(JDBC)) {
            if (row.position() % ANCHOR_EVERY == 0 || row.position() == ROWS) {
                anchors.add(new Anchor(row.position(), HexFormat.of().formatHex(row.link()), Instant.EPOCH));
            }
        }
        return Anchors.of(anchors);
    }

    private static void restore() {
        JDBC.sql("delete from log.event").update();
        JDBC.sql("insert into log.event select * from original").update();
    }

    private static HikariDataSource superuser() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(DATABASE.jdbcUrl());
        pool.setUsername(DATABASE.username());
        pool.setPassword(DATABASE.password());
        pool.setMaximumPoolSize(2);
        return pool;
    }
}
