package dev.guildhall.eventlog;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * A head of the log as it was written down elsewhere.
 *
 * @param link lower-case hexadecimal
 * @param recordedAt when it was written down, by PostgreSQL's clock
 */
public record Anchor(long position, String link, Instant recordedAt) implements Comparable<Anchor> {
    /** The time of a head that somebody typed without it. */
    public static final Instant TIME_UNKNOWN = Instant.EPOCH;

    private static final Comparator<Anchor> ORDER = Comparator.comparingLong(Anchor::position)
            .thenComparing(Anchor::link)
            .thenComparing(Anchor::recordedAt);

    /** @throws IllegalArgumentException when the position is below 1 or the link is not a link */
    public Anchor {
        if (position < 1 || HexFormat.of().parseHex(link).length != Chain.LINK_BYTES) {
            throw new IllegalArgumentException("not the head of a log");
        }
    }

    boolean vouchesFor(byte[] stored) {
        return HexFormat.of().formatHex(stored).equals(link);
    }

    @Override
    public int compareTo(Anchor other) {
        return ORDER.compare(this, other);
    }
}
