package dev.guildhall.eventlog;

import dev.guildhall.eventlog.ChainBreak.Symptom;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the log, shared by several workers. Each row is checked with the stored link of the row before it, so
 * ranges need nothing of one another; they are handed out in order, and none beyond the first break known.
 */
final class ChainWalk {
    private static final int ROWS_A_REPORT = 4_096;
    private static final long DONE = -1;

    private final Anchors anchors;
    private final long head;
    private final long rangeRows;
    private final LongConsumer onChecked;
    private final AtomicLong next = new AtomicLong(1);
    /** Each is written by the one worker that passes its position, and read when all of them have ended. */
    private final boolean[] verified;

    private volatile @Nullable ChainBreak lowest;
    private volatile boolean stopped;

    /** @param onChecked told how many more rows were checked, on any worker's thread, every few thousand rows */
    ChainWalk(Anchors anchors, long head, long rangeRows, LongConsumer onChecked) {
        this.anchors = anchors;
        this.head = head;
        this.rangeRows = rangeRows;
        this.onChecked = onChecked;
        this.verified = new boolean[anchors.ascending().size()];
    }

    /** Takes range after range until there is none left. */
    void work(Connection connection) throws SQLException {
        MessageDigest sha256 = TimeOrderedIds.Sha256.digest();
        LinkStream.prepare(connection);
        for (long from = take(); from != DONE; from = take()) {
            range(connection, from, head - from < rangeRows ? head : from + rangeRows - 1, sha256);
        }
    }

    /** Has all workers end at their next row. */
    void stop() {
        stopped = true;
    }

    Optional<ChainBreak> lowest() {
        return Optional.ofNullable(lowest);
    }

    /** The newest anchor before a position that the log agrees with. To be asked when all workers have ended. */
    Optional<Anchor> newestVerifiedBefore(long position) {
        for (int i = anchors.indexFrom(position) - 1; i >= 0; i--) {
            if (verified[i]) {
                return Optional.of(anchors.ascending().get(i));
            }
        }
        return Optional.empty();
    }

    private long take() {
        long from = next.getAndAdd(rangeRows);
        return from <= head && !isPointless(from) ? from : DONE;
    }

    private boolean isPointless(long position) {
        ChainBreak known = lowest;
        return stopped || (known != null && known.position() < position);
    }

    private void range(Connection connection, long from, long to, MessageDigest sha256) throws SQLException {
        Range range = new Range(from, sha256);
        try (LinkStream rows = new LinkStream(connection, Math.max(from - 1, 1), to, sha256)) {
            StoredLink row = rows.next();
            while (row != null && !isPointless(row.position()) && range.accepts(row)) {
                row = rows.next();
            }
            if (row == null && range.expected <= to) {
                report(Symptom.MISSING, range.expected);
            }
        } finally {
            onChecked.accept(range.uncounted());
        }
    }

    /** How far one worker has come in one range. */
    private final class Range {
        private final long from;
        private final MessageDigest sha256;
        private @Nullable StoredLink previous;
        private long expected;
        private int anchor;

        Range(long from, MessageDigest sha256) {
            this.from = from;
            this.sha256 = sha256;
            this.previous = from == 1 ? StoredLink.genesis() : null;
            this.expected = from;
            this.anchor = anchors.indexFrom(from);
        }

        /** Whether the range may go on after this row; if not, the reason has been reported. */
        boolean accepts(StoredLink row) {
            if (row.position() >= from) {
                Symptom symptom = symptom(row);
                if (symptom != null) {
                    report(symptom, Math.min(expected, row.position()));
                    return false;
                }
                holdAgainstAnchors(row);
                expected++;
                if (uncounted() == 0) {
                    onChecked.accept(ROWS_A_REPORT);
                }
            }
            previous = row;
            return true;
        }

        /** A row whose predecessor is missing is not judged: the range before this one finds that. */
        private @Nullable Symptom symptom(StoredLink row) {
            if (row.position() != expected) {
                return row.position() > expected ? Symptom.MISSING : Symptom.REPEATED;
            }
            return previous == null || row.follows(previous, sha256) ? null : Symptom.DOES_NOT_FOLLOW;
        }

        private void holdAgainstAnchors(StoredLink row) {
            for (; anchor < verified.length; anchor++) {
                Anchor next = anchors.ascending().get(anchor);
                if (next.position() != row.position()) {
                    return;
                }
                verified[anchor] = next.vouchesFor(row.link());
                if (!verified[anchor]) {
                    report(Symptom.DISOWNED, row.position());
                }
            }
        }

        long uncounted() {
            return (expected - from) % ROWS_A_REPORT;
        }
    }

    private synchronized void report(Symptom symptom, long position) {
        ChainBreak found = new ChainBreak(symptom, position);
        ChainBreak known = lowest;
        if (known == null || found.isBefore(known)) {
            lowest = found;
        }
    }
}
