package dev.guildhall.eventlog;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.Segment;
import org.jspecify.annotations.Nullable;

/** What this process knows of the claims on one processor's segments. To be used by one thread at a time. */
final class KnownClaims {
    /** How long a process that holds all segments may not know that others were made, or its claim gone. */
    static final Duration MAX_UNASKED = Duration.ofMinutes(1);

    /** A call that nobody followed up is forgotten. */
    private static final Duration CALL_LIFETIME = Duration.ofSeconds(10);

    private final Set<Integer> held = new HashSet<>();
    private final Map<Integer, Long> extendedAt = new HashMap<>();
    private List<Segment> segments = List.of();
    private long askedAt;
    private @Nullable Long calledAt;

    boolean isEnough() {
        return !segments.isEmpty()
                && age(askedAt).compareTo(MAX_UNASKED) < 0
                && segments.stream().allMatch(segment -> held.contains(segment.getSegmentId()));
    }

    boolean mayKeepQuiet(int segment) {
        Long extended = extendedAt.get(segment);
        return held.contains(segment) && extended != null && age(extended).compareTo(MAX_UNASKED) < 0;
    }

    /** Whether a call has been out for long enough; if there is none yet, it has to be made. */
    boolean isUnanswered() {
        return calledAt != null && age(calledAt).compareTo(QuietTokenStore.GRACE) >= 0;
    }

    boolean isToBeCalled() {
        return calledAt == null || age(calledAt).compareTo(CALL_LIFETIME) >= 0;
    }

    void called() {
        calledAt = System.nanoTime();
    }

    void needsNoCall() {
        calledAt = null;
    }

    List<Segment> segments() {
        return segments;
    }

    /** @param all empty when some of them are not free for this process */
    void asked(List<Segment> all) {
        segments = List.copyOf(all);
        askedAt = System.nanoTime();
    }

    void holds(int segment) {
        held.add(segment);
        extendedAt.put(segment, System.nanoTime());
    }

    void forget() {
        held.clear();
        extendedAt.clear();
        segments = List.of();
    }

    private static Duration age(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
