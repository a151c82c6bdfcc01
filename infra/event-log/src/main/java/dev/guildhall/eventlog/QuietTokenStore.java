package dev.guildhall.eventlog;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * A token store that does not ask what it knows. Processors look for free segments all the time, so that one that died is
 * soon replaced; who holds all segments of his processor need not look, but now and then, in case they were split
 * elsewhere. Whoever holds fewer still looks each time. Thread-safe.
 */
final class QuietTokenStore implements TokenStore {
    /** How long a process that holds all segments may not know that others were made. */
    static final Duration MAX_UNASKED = Duration.ofMinutes(1);

    /** What is known of one processor. */
    private static final class Known {
        private final Set<Integer> held = new HashSet<>();
        private List<Segment> segments = List.of();
        private long askedAt;

        boolean isEnough() {
            return !segments.isEmpty()
                    && System.nanoTime() - askedAt < MAX_UNASKED.toNanos()
                    && segments.stream().allMatch(segment -> held.contains(segment.getSegmentId()));
        }
    }

    private final TokenStore store;
    private final Map<String, Known> processors = new ConcurrentHashMap<>();

    QuietTokenStore(TokenStore store) {
        this.store = store;
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        Known known = known(processorName);
        synchronized (known) {
            if (known.isEnough()) {
                return known.segments;
            }
        }
        int[] all = store.fetchSegments(processorName);
        List<Segment> available = store.fetchAvailableSegments(processorName);
        synchronized (known) {
            known.segments = available.size() == all.length ? List.copyOf(available) : List.of();
            known.askedAt = System.nanoTime();
        }
        return available;
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) {
        return held(processorName, segment, () -> store.fetchToken(processorName, segment));
    }

    @Override
    public TrackingToken fetchToken(String processorName, Segment segment) {
        return held(processorName, segment.getSegmentId(), () -> store.fetchToken(processorName, segment));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        held(processorName, segment, () -> {
            store.extendClaim(processorName, segment);
            return segment;
        });
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        held(processorName, segment, () -> {
            store.storeToken(token, processorName, segment);
            return segment;
        });
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        forget(processorName);
        store.releaseClaim(processorName, segment);
    }

    /** Whatever goes wrong, from then on nothing is known any more. */
    private <T> T held(String processorName, int segment, Supplier<T> claiming) {
        boolean certain = false;
        try {
            T result = claiming.get();
            certain = true;
            Known known = known(processorName);
            synchronized (known) {
                known.held.add(segment);
            }
            return result;
        } finally {
            if (!certain) {
                forget(processorName);
            }
        }
    }

    private void forget(String processorName) {
        Known known = known(processorName);
        synchronized (known) {
            known.held.clear();
            known.segments = List.of();
        }
    }

    private Known known(String processorName) {
        return processors.computeIfAbsent(processorName, name -> new Known());
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        forget(processorName);
        store.initializeTokenSegments(processorName, segmentCount);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        forget(processorName);
        store.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        forget(processorName);
        store.initializeSegment(token, processorName, segment);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        forget(processorName);
        store.deleteToken(processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return store.fetchSegments(processorName);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return store.retrieveStorageIdentifier();
    }
}
