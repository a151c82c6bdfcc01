package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.eventlog.Finding.Kind;
import dev.guildhall.eventlog.VerificationReport.Progress;
import dev.guildhall.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogVerificationIT {
    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);
    private final LogVerification verification =
            new LogVerification(log.dataSource, LogConnections.like(log.dataSource), 3, 10);

    @AfterEach
    void close() {
        log.close();
    }

    @Nested
    class WhenTheLogIsWhole {
        @Test
        void isIntactEvenIfEmpty() throws Exception {
            assertThat(verification.head()).isEqualTo(new LogHead(0, "0".repeat(64)));
            assertThat(verify(Anchors.none()).intact()).isTrue();
        }

        @Test
        void checksEveryRowAndSaysHowFarItIs() throws Exception {
            append(0, 55);
            List<Progress> seen = new CopyOnWriteArrayList<>();

            VerificationReport report = verification.verify(Anchors.of(List.of(anchor())), seen::add);

            assertThat(report.intact()).isTrue();
            assertThat(report.checked()).isEqualTo(55);
            assertThat(report.newestVerified().orElseThrow().position()).isEqualTo(55);
            assertThat(seen.getLast().checked()).isEqualTo(55);
            assertThat(seen.getLast().total()).isEqualTo(55);
            assertThat(seen.getLast().rowsPerSecond()).isPositive();
        }

        @Test
        void hashesAllColumnsAsTheWriterDid() throws Exception {
            log.append("guild:é🎉", 0);
            log.jdbc()
                    .sql("select * from log.append('{1,1}', array[gen_random_uuid(), gen_random_uuid()], '{\"\",T}',"
                            + " '{x,y}', '{0,-1}', '{t,\"\"}', '{1,-2}', array[null, ''], array['', null],"
                            + " array[''::bytea, '\\x00'], array['\\xff'::bytea, ''],"
                            + " array[sha256(''), sha256('')])")
                    .query((row, n) -> row.getLong(2))
                    .list();
            relink();

            assertThat(verify(Anchors.none()).intact()).isTrue();
        }

        @Test
        void staysIntactWhileOthersAppend() throws Exception {
            try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
                List<? extends Future<?>> appending = List.of("a", "b", "c", "d").stream()
                        .map(guild -> callers.submit(() -> {
                            for (int n = 0; n < 400; n++) {
                                log.append("guild:" + guild, n);
                            }
                        }))
                        .toList();
                int rounds = 0;
                while (rounds < 3 || appending.stream().anyMatch(caller -> !caller.isDone())) {
                    Anchors anchors =
                            verification.head().position() == 0 ? Anchors.none() : Anchors.of(List.of(anchor()));
                    VerificationReport report = verify(anchors);
                    assertThat(report.finding()).isEmpty();
                    assertThat(report.checked()).isEqualTo(report.head().position());
                    assertThat(report.newestVerified()).isEqualTo(anchors.newest());
                    rounds++;
                }
                for (Future<?> caller : appending) {
                    caller.get();
                }
            }
            assertThat(verify(Anchors.none()).checked()).isEqualTo(1_600);
        }
    }

    @Nested
    class WhenConstraintsWereDropped {
        @Test
        void findsARepeatedPosition() throws Exception {
            append(0, 25);
            tamper("alter table log.event drop constraint event_pk");
            tamper(
                    "insert into log.event select 11, gen_random_uuid(), aggregate_type, 'other', sequence, type, revision,"
                            + " guild_id, actor_id, recorded_at, payload, metadata, link from log.event where position = 11");

            assertFinding(Kind.INSERTED, 11);
        }

        @Test
        void findsARowBeforeTheFirst() throws Exception {
            append(0, 5);
            tamper("alter table log.event drop constraint event_position_positive");
            tamper(
                    "insert into log.event select -3, gen_random_uuid(), aggregate_type, 'other', sequence, type, revision,"
                            + " guild_id, actor_id, recorded_at, payload, metadata, link from log.event where position = 5");

            assertFinding(Kind.INSERTED, -3);
        }

        @Test
        void findsFieldsThatAreNoValuesAtAll() throws Exception {
            append(0, 25);
            tamper("alter table log.event alter payload drop not null, alter recorded_at drop not null");
            tamper("update log.event set payload = null where position = 21");
            assertFinding(Kind.EDITED, 21);
            tamper("update log.event set recorded_at = 'infinity' where position = 12");
            assertFinding(Kind.EDITED, 12);
            tamper("update log.event set recorded_at = null where position = 10");
            assertFinding(Kind.EDITED, 10);
        }

        private void assertFinding(Kind kind, long position) throws InterruptedException {
            Finding finding = verify(Anchors.none()).finding().orElseThrow();
            assertThat(finding.kind()).as("%s", finding).isEqualTo(kind);
            assertThat(finding.position()).as("%s", finding).isEqualTo(position);
        }
    }

    @Test
    void distrustsTwoAnchorsThatContradictEachOther() throws Exception {
        append(0, 12);
        Anchor other = new Anchor(12, "ab".repeat(32), Instant.EPOCH);

        Finding finding = verify(Anchors.of(List.of(anchor(), other))).finding().orElseThrow();

        assertThat(finding.kind()).isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void saysThatItCouldNotRead() {
        LogVerification broken = new LogVerification(
                log.dataSource, new LogConnections(database.jdbcUrl(), database.username(), "wrong"), 2, 10);
        append(0, 1);

        assertThatThrownBy(() -> broken.verify(Anchors.none(), progress -> {})).isInstanceOf(LogUnavailable.class);
    }

    private VerificationReport verify(Anchors anchors) throws InterruptedException {
        return verification.verify(anchors, progress -> {});
    }

    private Anchor anchor() {
        LogHead head = verification.head();
        return new Anchor(head.position(), head.link(), Instant.EPOCH);
    }

    private void append(long from, int count) {
        for (long n = from; n < from + count; n++) {
            log.append("guild:a", n);
        }
    }

    private void tamper(String sql) {
        log.jdbc().sql("alter table log.event disable trigger all").update();
        log.jdbc().sql(sql).update();
    }

    /** The caller's part of the hash, which the statement above has left to {@link Chain}. */
    private void relink() {
        byte[] previous = Chain.genesis();
        for (ChainRow row : ChainRow.read(log.jdbc())) {
            previous = Chain.link(previous, row.position(), row.recordedAt(), Chain.content(row.row()));
            log.jdbc().sql("alter table log.event disable trigger all").update();
            log.jdbc()
                    .sql("update log.event set link = ? where position = ?")
                    .params(previous, row.position())
                    .update();
        }
    }
}
