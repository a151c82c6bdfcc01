package dev.guildhall.eventlog;

import dev.guildhall.eventlog.Finding.Kind;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Says what was done to a row that does not follow from the row before it. The row that belongs there can be recognised
 * wherever it is now, because its link follows from that row before; so the rest of the log is looked through once.
 */
final class Diagnosis {
    /** How many rows may be missing where the rest was numbered anew; beyond that it passes for an edit. */
    private static final int MAX_RENUMBERED = 4_096;

    private final Connection connection;
    private final Anchors anchors;
    private final MessageDigest sha256 = TimeOrderedIds.Sha256.digest();

    Diagnosis(Connection connection, Anchors anchors) {
        this.connection = connection;
        this.anchors = anchors;
    }

    /** @param position of a row that does not follow; all rows before it do */
    Finding explain(long position, long head) throws SQLException {
        try (LinkStream rows = new LinkStream(connection, position == 1 ? 1 : position - 1, head, sha256)) {
            StoredLink previous = position == 1 ? StoredLink.genesis() : rows.next();
            StoredLink wrong = rows.next();
            if (previous == null || wrong == null) {
                return exactly(Kind.EDITED, position, "The log is being changed while it is verified.");
            }
            StoredLink successor = rows.next();
            long missing = missingBefore(wrong, successor);
            if (missing > 0) {
                return renumbered(position, missing);
            }
            StoredLink before = wrong;
            for (StoredLink row = successor; row != null; row = rows.next()) {
                byte[] genuine = genuineLink(previous, wrong, row);
                if (genuine != null) {
                    byte[] link = row.position() == position + 1 ? genuine : before.link();
                    return displaced(wrong, row, link);
                }
                before = row;
            }
            return changed(wrong, successor);
        }
    }

    private static Finding renumbered(long position, long missing) {
        return new Finding(
                Kind.DELETED,
                position,
                position + missing - 1,
                "%d rows are missing, and those after them were numbered anew.".formatted(missing));
    }

    /** How many rows are missing before this one, if it and its successor belong further on; 0 when they do not. */
    private long missingBefore(StoredLink wrong, @Nullable StoredLink successor) {
        for (int missing = 1; successor != null && missing <= MAX_RENUMBERED; missing++) {
            long original = successor.position() + missing;
            if (Arrays.equals(successor.link(), link(wrong.link(), original, successor.micros(), successor))) {
                return missing;
            }
        }
        return 0;
    }

    /** The same for a row without a successor, which only an anchor can know. */
    private long missingBefore(StoredLink last) {
        return anchors.ascending().stream()
                .filter(anchor -> anchor.position() > last.position() && anchor.vouchesFor(last.link()))
                .mapToLong(anchor -> anchor.position() - last.position())
                .findFirst()
                .orElse(0);
    }

    /** The link of the row that belongs where {@code wrong} stands, if {@code row} is that one; else null. */
    private byte @Nullable [] genuineLink(StoredLink previous, StoredLink wrong, StoredLink row) {
        return linkOfOneAtThePlaceOfTheOther(previous.link(), wrong.position(), row, wrong);
    }

    /** Whether times and links were moved along with the other fields or stayed where they were is all one. */
    private byte @Nullable [] linkOfOneAtThePlaceOfTheOther(
            byte[] previous, long position, StoredLink one, StoredLink other) {
        for (long micros : new long[] {one.micros(), other.micros()}) {
            byte[] link = link(previous, position, micros, one);
            if (Arrays.equals(link, one.link()) || Arrays.equals(link, other.link())) {
                return link;
            }
        }
        return null;
    }

    private Finding displaced(StoredLink wrong, StoredLink row, byte[] beforeRow) {
        if (linkOfOneAtThePlaceOfTheOther(beforeRow, row.position(), wrong, row) != null) {
            return exactly(
                    Kind.SWAPPED,
                    wrong.position(),
                    "The row was swapped with the one at %d.".formatted(row.position()));
        }
        return exactly(
                Kind.INSERTED, wrong.position(), "The row that belongs here stands at %d.".formatted(row.position()));
    }

    private Finding changed(StoredLink wrong, @Nullable StoredLink successor) {
        long missing = missingBefore(wrong);
        if (missing > 0) {
            return renumbered(wrong.position(), missing);
        }
        boolean linkIsGenuine = successor != null && successor.follows(wrong, sha256);
        if (linkIsGenuine) {
            return exactly(Kind.EDITED, wrong.position(), "A field was edited; the link is still the one of old.");
        }
        if (anchors.newest().isPresent() && anchors.newest().get().position() < wrong.position()) {
            return exactly(
                    Kind.INSERTED, wrong.position(), "A row after the newest anchor that nothing else vouches for.");
        }
        return exactly(Kind.EDITED, wrong.position(), "The link, or it and other fields, was edited.");
    }

    private byte[] link(byte[] previous, long position, long micros, StoredLink row) {
        return StoredLink.link(previous, position, micros, row.content(), sha256);
    }

    private static Finding exactly(Kind kind, long position, String detail) {
        return new Finding(kind, position, position, detail);
    }
}
