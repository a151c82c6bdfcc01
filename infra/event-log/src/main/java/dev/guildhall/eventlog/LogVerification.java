package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Finding.Kind;
import dev.guildhall.eventlog.VerificationReport.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Proves that the log is what it was, or says where it first is not. Reads all of it through several sessions of its own,
 * in constant memory, beside appends that go on; it holds no lock, and no snapshot for longer than one range. Thread-safe.
 */
public final class LogVerification {
    /** Long enough for a scan at full speed, short enough that no snapshot grows old. */
    private static final long ROWS_A_RANGE = 65_536;

    private static final String HEAD = "select position, link from log.event order by position desc limit 1";
    private static final String FIRST = "select position from log.event order by position limit 1";
    private static final String NEXT = "select min(position) from log.event where position > ?";

    private final JdbcClient jdbc;
    private final LogConnections connections;
    private final int sessions;
    private final long rangeRows;

    /** @param sessions how many connections to read by; more than the data base has cores to spare only costs others */
    public LogVerification(DataSource dataSource, LogConnections connections, int sessions) {
        this(dataSource, connections, sessions, ROWS_A_RANGE);
    }

    LogVerification(DataSource dataSource, LogConnections connections, int sessions, long rangeRows) {
        this.jdbc = JdbcClient.create(dataSource);
        this.connections = connections;
        this.sessions = sessions;
        this.rangeRows = rangeRows;
    }

    /** @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    public LogHead head() {
        return jdbc.sql(HEAD)
                .query((row, n) -> new LogHead(row.getLong(1), hex(row.getBytes(2))))
                .optional()
                .orElseGet(() -> new LogHead(0, hex(Chain.genesis())));
    }

    /**
     * Checks everything up to the head of now.
     *
     * @param anchors read before this call
     * @param onProgress told now and then, by one thread at a time; it must be quick
     * @throws LogUnavailable when PostgreSQL is away or goes away; the log may be whole or not
     * @throws InterruptedException soon after the calling thread was interrupted
     */
    public VerificationReport verify(Anchors anchors, Consumer<Progress> onProgress) throws InterruptedException {
        try {
            return examine(anchors, onProgress);
        } catch (DataAccessException e) {
            throw LogUnavailable.refused("PostgreSQL is away", e);
        }
    }

    private VerificationReport examine(Anchors anchors, Consumer<Progress> onProgress) throws InterruptedException {
        long started = System.nanoTime();
        LogHead head = head();
        VerificationProgress progress = new VerificationProgress(head.position(), started, onProgress);
        ChainWalk walk = new ChainWalk(anchors, head.position(), rangeRows, progress::add);
        Optional<Finding> finding = beforeTheBeginning();
        if (finding.isEmpty()) {
            walkAll(walk);
            finding = explain(walk, anchors, head);
        }
        progress.end();
        long before = finding.map(Finding::position).orElse(Long.MAX_VALUE);
        return new VerificationReport(
                head,
                progress.checked(),
                finding,
                walk.newestVerifiedBefore(before),
                anchors.unreadable(),
                Duration.ofNanos(System.nanoTime() - started));
    }

    /** A constraint forbids it, and whoever drops the constraint is not to have a place to hide. */
    private Optional<Finding> beforeTheBeginning() {
        return jdbc.sql(FIRST)
                .query(Long.class)
                .optional()
                .filter(position -> position < 1)
                .map(position -> new Finding(Kind.INSERTED, position, position, "A row before the first position."));
    }

    private void walkAll(ChainWalk walk) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(
                sessions,
                Thread.ofPlatform().name("event-log-verify-", 0).daemon().factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                running.add(workers.submit(() -> {
                    work(walk);
                    return null;
                }));
            }
            try {
                for (Future<?> worker : running) {
                    worker.get();
                }
            } catch (ExecutionException e) {
                throw LogUnavailable.refused("the log could not be read through", e.getCause());
            } finally {
                walk.stop();
            }
        }
    }

    /** One that fails ends the others, too: a walk with a hole proves nothing. */
    private void work(ChainWalk walk) throws SQLException {
        try (Connection connection = connections.open("event-log-verify")) {
            walk.work(connection);
        } catch (SQLException | RuntimeException e) {
            walk.stop();
            throw e;
        }
    }

    private Optional<Finding> explain(ChainWalk walk, Anchors anchors, LogHead head) {
        Optional<ChainBreak> broken = walk.lowest();
        if (broken.isEmpty()) {
            return anchors.newest()
                    .filter(anchor -> anchor.position() > head.position())
                    .map(anchor -> new Finding(
                            Kind.CUT_TAIL,
                            head.position() + 1,
                            anchor.position(),
                            "The log ends at %d, and was anchored at %d."
                                    .formatted(head.position(), anchor.position())));
        }
        try (Connection connection = connections.open("event-log-verify")) {
            LinkStream.prepare(connection);
            return Optional.of(explain(connection, broken.get(), walk, anchors, head));
        } catch (SQLException e) {
            throw LogUnavailable.refused("the log could not be read through", e);
        }
    }

    private Finding explain(Connection connection, ChainBreak broken, ChainWalk walk, Anchors anchors, LogHead head)
            throws SQLException {
        long position = broken.position();
        return switch (broken.symptom()) {
            case MISSING -> {
                long through = lastMissing(position, head.position());
                yield new Finding(
                        Kind.DELETED, position, through, "%d rows are missing.".formatted(through - position + 1));
            }
            case REPEATED -> new Finding(Kind.INSERTED, position, position, "More than one row has this position.");
            case DOES_NOT_FOLLOW -> new Diagnosis(connection, anchors).explain(position, head.position());
            case DISOWNED -> {
                long last = walk.newestVerifiedBefore(position)
                        .map(Anchor::position)
                        .orElse(0L);
                yield new Finding(
                        Kind.REWRITTEN,
                        Math.min(last + 1, position),
                        position,
                        "All links follow, but the head anchored at %d was another one.".formatted(position));
            }
        };
    }

    private long lastMissing(long firstMissing, long head) {
        return jdbc.sql(NEXT)
                .param(firstMissing)
                .query((row, n) -> row.getLong(1) - 1)
                .optional()
                .map(last -> Math.max(last, firstMissing))
                .orElse(head);
    }

    private static String hex(byte @Nullable [] link) {
        return link == null ? "" : HexFormat.of().formatHex(link);
    }
}
